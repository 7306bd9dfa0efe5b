"""Camera-days and what cameras photographed per 100 of them: per camera, month, sector, season, year and cell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ...analysis.effort.cameras import CAMERA_KEYS, PEOPLE, CameraEffort, sentences
from ...analysis.effort.cameras import camera_effort as compute
from ...base.errors import NoDataError
from ...base.params import one_of
from ...base.period import Period
from ...base.progress import Progress, Silent, step
from ...base.series import Series
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..store import SiteStore
from .effort_charts import months_of
from .evidence import data_period, sectors_of
from .result import Number, StepResult, known_number

GROUP_BY = ("sector", "year")
DAYS_UNIT = QT_TRANSLATE_NOOP("PawcPlanner", "camera-days")
RATE_UNIT = QT_TRANSLATE_NOOP("PawcPlanner", "pictures per 100 camera-days")
PLANNED = timedelta(days=366)  # a last day so long after all records is a plan
_NONE = QT_TRANSLATE_NOOP("PawcPlanner", "the site has no cameras yet")
_IMPORT = QT_TRANSLATE_NOOP("PawcPlanner", "Import the cameras and their pictures first (importfiles).")


def camera_effort(
    store: SiteStore, period: Period | None = None, group_by: Sequence[str] = GROUP_BY,
    progress: Progress | None = None,
) -> StepResult:
    """Compute camera-days and pictures per 100 of them.

    Parameters
    ----------
    store : SiteStore
    period : Period, optional
        Local days; None is from the first to the last day of all records and deployments.
    group_by : sequence of str
        Any of ``camera, cell, sector, month, season, year``; none gives one row.
    progress : Progress, optional
        Told the share done; may cancel.

    Returns
    -------
    StepResult
        ``CAMERAS, CAMERA_DAYS, PICTURES, PEOPLE_PICTURES, PEOPLE, RANGER_PICTURES, PEOPLE_RATE, PEOPLE_RATE_LOW,
        PEOPLE_RATE_HIGH`` (pictures of people other than rangers per 100 camera-days), ``UNMATCHED, START, END``;
        points ``OUTPUT``, one per camera and place; tables ``CAMERAS_TABLE, MONTHS, TABLE``; three charts.

    Raises
    ------
    NoDataError
        The site has no cameras.
    """
    progress = progress or Silent()
    for key in group_by:
        one_of("GROUP_BY", key, CAMERA_KEYS)
    step(progress, 0.0, "cameras")
    frame = store.read("cameras")
    if not len(frame) and not store.count("camera_events"):
        raise NoDataError(what=_NONE, remedy=_IMPORT)
    recorded = camera_period(store, frame)
    period = period or recorded
    deployments, events = deployments_of(frame), store.read("camera_events")
    step(progress, 0.3, "cameras")
    found = compute(deployments, events, period, store.grid().spec, store.boundary(), sectors_of(store),
                    store.info.seasons, until=recorded.end)
    step(progress, 0.8, "cameras")
    months = by_month(found, period)
    tables = {"CAMERAS_TABLE": found.by("camera"), "MONTHS": months, "TABLE": found.by(*group_by)}
    return StepResult(
        numbers(found, period), sentences(found), {"OUTPUT": points(found, store)}, tables,
        (days_chart(months), rate_chart(months), class_chart(found)))


def deployments_of(frame: gpd.GeoDataFrame) -> pd.DataFrame:
    """Return table ``cameras`` with ``x, y`` (metres, NaN without a place) in place of its geometry."""
    shapes = frame.geometry.to_numpy()
    return pd.DataFrame(frame.drop(columns="geometry")).assign(x=shapely.get_x(shapes), y=shapely.get_y(shapes))


def camera_period(store: SiteStore, frame: pd.DataFrame) -> Period:
    """Return the days from the first to the last record or deployment."""
    try:
        records = data_period(store)
        days = [records.start, records.end]
    except NoDataError:
        days = []
    days += [day for day in frame["from_day"] if isinstance(day, date)]
    ends = [day for day in frame["to_day"] if isinstance(day, date)]
    days += [day for day in ends if not days or day <= max(days) + PLANNED] or ends
    if not days:
        raise NoDataError(what=_NONE, remedy=_IMPORT)
    return Period(min(days), max(days))


def numbers(found: CameraEffort, period: Period) -> dict[str, Number]:
    """Return the key numbers."""
    total = found.by()
    row = total.iloc[0] if len(total) else dict.fromkeys(total.columns, 0)
    rates = {"PEOPLE_RATE": "rate", "PEOPLE_RATE_LOW": "rate_low", "PEOPLE_RATE_HIGH": "rate_high"}
    return {
        "CAMERAS": int(found.days["camera"].nunique()),
        "CAMERA_DAYS": len(found.days),
        "PICTURES": len(found.pictures),
        "PEOPLE_PICTURES": int(row[PEOPLE]),
        "PEOPLE": int(row["people"]),
        "RANGER_PICTURES": int(row["ranger"]),
        **{name: known_number(float(row[column]) if len(total) else np.nan) for name, column in rates.items()},
        "UNMATCHED": found.unmatched,
        "START": period.start.isoformat(),
        "END": period.end.isoformat(),
    }


def by_month(found: CameraEffort, period: Period) -> pd.DataFrame:
    """Return effort by month; a month of the period in which no camera worked has no rate, not 0."""
    table = found.by("month")
    months = months_of(period, table)
    whole = table.set_index("month").reindex(months).rename_axis("month").reset_index()
    counts = [name for name in table.columns if name not in ("month", "rate", "rate_low", "rate_high")]
    return whole.fillna(dict.fromkeys(counts, 0)).astype(dict.fromkeys(counts, int))


def points(found: CameraEffort, store: SiteStore) -> gpd.GeoDataFrame:
    """Return one point per camera and place; those of which no working day is known have no rate."""
    unknown = found.working.unknown.reindex(columns=found.working.spells.columns)
    frames = [frame.astype(object) for frame in (found.working.spells, unknown)]
    places = pd.concat(frames).groupby(["camera", "place"], sort=True)
    rows = places.agg(x=("x", "first"), y=("y", "first"), first=("first", "min"), last=("last", "max"))
    table = found.by_place().set_index(["camera", "place"]).reindex(rows.index)
    counts = [name for name in table.columns if not name.startswith("rate")]
    table = table.fillna(dict.fromkeys(counts, 0)).astype(dict.fromkeys(counts, int)).reset_index(drop=True)
    rows = rows.reset_index()
    table.insert(0, "camera_id", rows["camera"])
    for at, name in enumerate(("first", "last"), start=1):
        days = [None if np.isnan(day) else date.fromordinal(int(day)) for day in rows[name].astype(float)]
        table.insert(at, f"{name}_day", pd.Series(days, dtype=object))
    table["status"] = np.where(table["camera_days"] > 0, "known", "unknown")
    rows[["x", "y"]] = rows[["x", "y"]].astype(float)
    shapes = [None if np.isnan(x) else shapely.Point(x, y) for x, y in zip(rows["x"], rows["y"])]
    return gpd.GeoDataFrame(table, geometry=shapes, crs=store.info.crs)


def days_chart(months: pd.DataFrame) -> Series:
    """Return camera-days of each month."""
    title = QT_TRANSLATE_NOOP("PawcPlanner", "Camera-days, by month")
    text = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Camera-days: {days:,}; months in which no camera is known to have worked: {without} of {months}.")
    days = months["camera_days"]
    facts = {"days": int(days.sum()), "without": int((days == 0).sum()), "months": len(days)}
    return Series(tuple(months["month"]), tuple(map(float, days)), DAYS_UNIT, name="camera_days_by_month",
                  title=Sentence(title), summary=Sentence(text, facts))


def rate_chart(months: pd.DataFrame) -> Series:
    """Return pictures of people per 100 camera-days of each month, with intervals."""
    title = QT_TRANSLATE_NOOP("PawcPlanner", "Pictures of people other than rangers per 100 camera-days, by month")
    text = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Pictures of people other than rangers: {n:,}; bars with wide intervals rest on few camera-days or pictures.")
    low, high = (tuple(map(float, months[name])) for name in ("rate_low", "rate_high"))
    return Series(tuple(months["month"]), tuple(map(float, months["rate"])), RATE_UNIT, low, high,
                  name="people_rate_by_month", title=Sentence(title),
                  summary=Sentence(text, {"n": int(months[PEOPLE].sum())}))


def class_chart(found: CameraEffort) -> Series:
    """Return pictures per 100 camera-days of each class, with intervals."""
    table = found.by_class()
    title = QT_TRANSLATE_NOOP("PawcPlanner", "Pictures per 100 camera-days, by what they show")
    text = QT_TRANSLATE_NOOP(
        "PawcPlanner", "Pictures: {n:,}; of people other than rangers: {people:,}; of rangers: {rangers:,}.")
    count = table.set_index("class")["pictures"]
    facts = {"n": len(found.pictures), "people": int(count[PEOPLE]), "rangers": int(count["ranger"])}
    values, low, high = (tuple(map(float, table[name])) for name in ("rate", "rate_low", "rate_high"))
    return Series(tuple(table["class"]), values, RATE_UNIT, low, high, name="picture_rate_by_class",
                  title=Sentence(title), summary=Sentence(text, facts))
