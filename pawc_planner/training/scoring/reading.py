"""Plans from where they are kept: the site database, or layers drawn by hand."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj.exceptions import ProjError

from ...base.errors import PawcError
from ...base.period import Period
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ...planning.movement import TRANSPORTS
from ...site.cycles import cycle_id, require
from ...site.store import SiteStore
from .plan import CAMERA_COLUMNS, FieldPlan, Outing

UNKNOWN_SIGNAL = 1.0  # a site without a signal layer plans as if every camera could call; the truth then decides
_NO_CRS = QT_TRANSLATE_NOOP("PawcPlanner", "it does not say its coordinate system")
_NO_LINES = QT_TRANSLATE_NOOP("PawcPlanner", "it has no lines")
_NOT_A_LINE = QT_TRANSLATE_NOOP("PawcPlanner", "feature {row} is not a line")
_NO_LENGTH = QT_TRANSLATE_NOOP("PawcPlanner", "the line of feature {row} has no length")
_NOT_A_POINT = QT_TRANSLATE_NOOP("PawcPlanner", "feature {row} is not a point")
_BAD_DAY = QT_TRANSLATE_NOOP(
    "PawcPlanner", "the day of feature {row} is {value}, but it must be a whole number from 1")
_BAD_TRANSPORT = QT_TRANSLATE_NOOP(
    "PawcPlanner", "the transport of feature {row} is {value}, but it must be one of {choices}")
_BAD_SIGNAL = QT_TRANSLATE_NOOP(
    "PawcPlanner", "the signal of feature {row} is {value}, but it must be a number from 0 to 1")
_TWICE = QT_TRANSLATE_NOOP("PawcPlanner", "team {team} has more than one line on day {day}")


class NoPlanError(PawcError, LookupError):
    """A cycle has no plan; facts: ``cycle``."""

    code = "no_plan"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner", "The site has no plan for the cycle {cycle}. Plan the cycle first (plancycle), then score it."
    )


class PlanLayerError(PawcError, ValueError):
    """A layer is no plan; facts: ``layer``, ``reason``."""

    code = "plan_layer"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "The layer {layer} cannot be read as a plan: {reason}. Routes are lines, one per team and day, with the columns"
        " team, station, day and transport where you have them; cameras are points, with the column signal.",
    )


def plan_of_site(store: SiteStore, cycle: Period | str = "", name: str = "plan of the site") -> FieldPlan:
    """Return the plan that the site holds for a cycle.

    Parameters
    ----------
    store : SiteStore
        Site with the tables ``plan_routes`` and ``plan_cameras`` of the cycle filled (``plancycle``).
    cycle : Period or str
        The cycle or its name; "" is the latest.
    name : str
        Shown in tables.

    Raises
    ------
    NoCycle, CycleUnknown
        When the site has no cycle, or not this one.
    NoPlanError
        When the cycle has neither routes nor cameras.
    """
    wanted = str(require(store, cycle_id(cycle) if isinstance(cycle, Period) else cycle)["cycle_id"])
    routes = store.read("plan_routes", "cycle_id = ?", (wanted,))
    cameras = store.read("plan_cameras", "cycle_id = ?", (wanted,))
    if not len(routes) and not len(cameras):
        raise NoPlanError(cycle=wanted)
    return FieldPlan(name, outings_of_rows(routes), cameras_of_rows(cameras))


def outings_of_rows(routes: gpd.GeoDataFrame) -> tuple[Outing, ...]:
    """Return rows of ``plan_routes`` (days from 1, park's CRS) as outings, by team and day."""
    placed = routes[routes.geometry.notna() & ~routes.geometry.is_empty]
    rows = placed.sort_values(["team", "day"], kind="stable").itertuples(index=False)
    return tuple(
        _outing(str(row.team), str(row.station), int(row.day), str(row.transport), row.geometry, float(row.hours))
        for row in rows
    )


def cameras_of_rows(cameras: gpd.GeoDataFrame) -> pd.DataFrame:
    """Return rows of ``plan_cameras`` as the cameras that stand in the cycle: those kept and those added."""
    stand = cameras[cameras.geometry.notna() & (cameras["action"] != "retire")]
    return camera_frame(stand.geometry.x.to_numpy(), stand.geometry.y.to_numpy(), stand["signal"].to_numpy())


def camera_frame(x: np.ndarray, y: np.ndarray, signal: np.ndarray) -> pd.DataFrame:
    """Return cameras as a plan holds them; unknown signal counts as :data:`UNKNOWN_SIGNAL`."""
    strength = pd.to_numeric(pd.Series(signal, dtype=object), errors="coerce").fillna(UNKNOWN_SIGNAL)
    values = (np.asarray(x, float), np.asarray(y, float), strength.to_numpy(float))
    return pd.DataFrame(dict(zip(CAMERA_COLUMNS, values)))


def plan_from_layers(
    routes: gpd.GeoDataFrame, cameras: gpd.GeoDataFrame | None, crs: str, name: str = "drawn by hand"
) -> FieldPlan:
    """Return a plan drawn by hand.

    Parameters
    ----------
    routes : geopandas.GeoDataFrame
        Lines in any CRS, one per team and day; parts of a multi-part line are walked in their order. Columns, each
        optional: ``team`` (else each line is a team), ``day`` from 1 (else in the order of the team's lines),
        ``transport`` (else foot), ``station``, ``hours``.
    cameras : geopandas.GeoDataFrame, optional
        Points in any CRS, all cameras that stand in the cycle; column ``signal`` 0 to 1 optional.
    crs : str
        CRS of the park.
    name : str
        Shown in tables.

    Raises
    ------
    PlanLayerError
        Names the layer, the feature and what is missing.
    """
    if not routes.geometry.notna().any():
        raise PlanLayerError(layer="routes", reason=_NO_LINES)
    lines = _in_crs(routes, crs, "routes")
    if not len(lines):
        raise PlanLayerError(layer="routes", reason=_NO_LINES)
    found = [_drawn(row, number) for number, row in enumerate(_numbered(lines).to_dict("records"), start=1)]
    days = pd.Series([(outing.team, outing.day + 1) for outing in found])
    if days.duplicated().any():
        team, day = days[days.duplicated()].iloc[0]
        raise PlanLayerError(layer="routes", reason=Sentence(_TWICE, {"team": team, "day": day}))
    outings = tuple(sorted(found, key=lambda outing: (outing.team, outing.day)))
    return FieldPlan(name, outings, camera_frame(*_drawn_cameras(cameras, crs)))


def _in_crs(layer: gpd.GeoDataFrame, crs: str, name: str) -> gpd.GeoDataFrame:
    """Return the features that have a place, in ``crs``."""
    if layer.crs is None:
        raise PlanLayerError(layer=name, reason=_NO_CRS)
    placed = layer[layer.geometry.notna() & ~layer.geometry.is_empty]
    try:
        return placed.to_crs(crs).reset_index(drop=True)
    except ProjError as fault:  # as the “undefined” system that a GeoPackage may name
        raise PlanLayerError(layer=name, reason=_NO_CRS) from fault


def _numbered(lines: gpd.GeoDataFrame) -> pd.DataFrame:
    """Fill in the columns that a drawing lacks."""
    frame = lines.rename_geometry("geometry") if lines.geometry.name != "geometry" else lines.copy()
    columns = {str(column).lower(): column for column in frame.columns}
    frame = frame.rename(columns={old: new for new, old in columns.items()})
    given = pd.Series([str(n) for n in range(1, len(frame) + 1)], index=frame.index)
    team = frame["team"].map(_text) if "team" in frame else given
    frame["team"] = team.where(team != "", given)
    if "day" not in frame:
        frame["day"] = frame.groupby("team").cumcount() + 1
    return pd.DataFrame(frame)


def _text(value: Any) -> str:
    """Return what a cell says; a whole number read as 2.0 is 2."""
    if value is None or value != value:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def _drawn(row: dict[Any, Any], number: int) -> Outing:
    """Read one line."""
    if row["geometry"].geom_type not in ("LineString", "MultiLineString"):
        raise PlanLayerError(layer="routes", reason=Sentence(_NOT_A_LINE, {"row": number}))
    if not row["geometry"].length > 0:
        raise PlanLayerError(layer="routes", reason=Sentence(_NO_LENGTH, {"row": number}))
    day = pd.to_numeric(row["day"], errors="coerce")
    if not (day == day and day >= 1 and float(day).is_integer()):
        raise PlanLayerError(layer="routes", reason=Sentence(_BAD_DAY, {"row": number, "value": row["day"]}))
    transport = _text(row.get("transport")).lower() or "foot"
    if transport not in TRANSPORTS:
        facts = {"row": number, "value": transport, "choices": ", ".join(TRANSPORTS)}
        raise PlanLayerError(layer="routes", reason=Sentence(_BAD_TRANSPORT, facts))
    hours = pd.to_numeric(row.get("hours"), errors="coerce")
    known = float(hours) if hours is not None and hours == hours and hours > 0 else 0.0
    return _outing(row["team"], _text(row.get("station")), int(day), transport, row["geometry"], known)


def _outing(team: str, station: str, day: int, transport: str, way: Any, hours: float) -> Outing:
    """Return one row; ``day`` counts from 1."""
    x, y = shapely.get_coordinates(way).T
    return Outing(team, station, day - 1, transport, x, y, hours)


def _drawn_cameras(cameras: gpd.GeoDataFrame | None, crs: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return x, y and signal of points drawn by hand."""
    if cameras is None or not len(cameras):
        return np.empty(0), np.empty(0), np.empty(0)
    points = _in_crs(cameras, crs, "cameras")
    odd = np.flatnonzero(points.geometry.geom_type != "Point")
    if len(odd):
        raise PlanLayerError(layer="cameras", reason=Sentence(_NOT_A_POINT, {"row": int(odd[0]) + 1}))
    given = points["signal"] if "signal" in points else pd.Series(np.nan, index=points.index)
    signal = pd.to_numeric(given, errors="coerce")
    bad = np.flatnonzero((given.notna() & signal.isna()) | (signal < 0) | (signal > 1))
    if len(bad):
        facts = {"row": int(bad[0]) + 1, "value": given.iloc[bad[0]]}
        raise PlanLayerError(layer="cameras", reason=Sentence(_BAD_SIGNAL, facts))
    return points.geometry.x.to_numpy(), points.geometry.y.to_numpy(), signal.to_numpy()
