"""Camera sites of the next cycle: where a picture comes early enough to act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pyproj
import shapely

from ...base.params import within
from ...base.period import Period
from ...base.progress import Part, Progress, Silent, step
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ...planning.cameras import (
    CameraParams,
    CameraPlan,
    CameraProblem,
    CameraSite,
    catch_matrix,
    lead_matrix,
    place_cameras,
)
from ...planning.movement import TravelGraph
from ..store import SiteStore
from .evidence import Evidence, gather
from .gaps import GapMaps, gap_maps
from .result import StepResult
from .starts import outside_note, start_nodes, stations_of

MIN_SPACING_M = 500.0  # two cameras nearer than this watch one trail
MAX_CAMERAS = 500
MAX_CORRIDORS = 60  # lines drawn; all paths count in the plan
GONE = ("lost", "broken", "removed")


@dataclass(frozen=True)
class PlannedCameras:
    """Cameras as rows of ``plan_cameras`` (without the plan's name), in the site CRS."""

    plan: CameraPlan
    cameras: gpd.GeoDataFrame
    corridors: gpd.GeoDataFrame
    notes: tuple[Sentence, ...]


def camera_placement(
    store: SiteStore,
    period: Period | None,
    cycle: Period,
    cameras: int = 10,
    seed: int = 1,
    progress: Progress | None = None,
) -> StepResult:
    """Propose places for ``cameras`` additional cellular cameras.

    Returns
    -------
    StepResult
        ``CAUGHT_PERCENT`` (expected intrusions photographed in time to act), ``CAUGHT_BEFORE_PERCENT`` (by today's
        cameras), ``BOUND_PERCENT`` (no choice catches more), ``PROVEN`` (1 when optimal), ``ADDED``, ``KEPT``; layers
        ``OUTPUT``, ``CORRIDORS``.
    """
    check_cameras(cameras)
    progress = progress or Silent()
    evidence = gather(store, period, progress=Part(progress, 0.0, 0.1))
    maps = gap_maps(evidence, Part(progress, 0.1, 0.6))
    return cameras_result(cameras_for(evidence, maps, cycle, cameras, Part(progress, 0.6, 1.0)))


def check_cameras(number: int) -> None:
    """Require a number of cameras that can be placed; called before the long computations, not after them."""
    within("CAMERAS", number, 0, MAX_CAMERAS)


def cameras_for(
    evidence: Evidence, maps: GapMaps, cycle: Period, number: int, progress: Progress
) -> PlannedCameras:
    """Choose the sites and write them as rows."""
    check_cameras(number)
    graph = maps.ground.intruders
    standing = standing_cameras(evidence.store, cycle)
    existing = camera_nodes(standing, graph)
    allowed, notes = signal_nodes(evidence.store, graph)
    step(progress, 0.1, "cameras")
    team_hours, start_notes = hours_of_nearest_team(evidence, maps)
    sites = candidate_sites(evidence, maps, allowed, existing)
    x, y = graph.spec.centres(sites)
    catch = catch_matrix(graph, maps.intrusion, sites, team_hours)
    step(progress, 0.3, "cameras")
    problem = CameraProblem(
        sites, x, y, maps.intrusion, catch, existing, number, MIN_SPACING_M, team_hours[sites],
        lead_matrix(graph, maps.intrusion, sites),
    )
    plan = place_cameras(problem, CameraParams(), Part(progress, 0.3, 1.0))
    rows = camera_rows(plan, standing, existing, graph, evidence.store)
    return PlannedCameras(
        plan, rows, corridors(maps, evidence.store.info.crs),
        (plan.sentence, *notes, *start_notes, *plan.notes, *maps.notes, *evidence.notes),
    )


def standing_cameras(store: SiteStore, cycle: Period) -> gpd.GeoDataFrame:
    """Return the cameras in place when the cycle starts."""
    frame = store.read("cameras")
    placed = frame[frame.geometry.notna() & ~frame["status"].str.lower().isin(GONE)]
    stands = [
        (start is None or start <= cycle.start) and (end is None or end >= cycle.start)
        for start, end in zip(placed["from_day"], placed["to_day"])
    ]
    return placed[np.array(stands, dtype=bool)].drop_duplicates("camera_id", keep="last").reset_index(drop=True)


def camera_nodes(points: gpd.GeoDataFrame, graph: TravelGraph) -> np.ndarray:
    """Return the nearest node that can be walked to, -1 outside the movement grid; shape (n,)."""
    return graph.nearest_passable(graph.spec.cells_at(points.geometry.x.to_numpy(), points.geometry.y.to_numpy()))


def signal_nodes(store: SiteStore, graph: TravelGraph) -> tuple[np.ndarray, tuple[Sentence, ...]]:
    """Return which nodes have cell signal, shape (n_nodes,); all, with a note, where the site has no signal layer."""
    frame = store.read("signal")
    usable = frame[frame.geometry.notna() & ~(frame["level"] <= 0)] if len(frame) else frame
    if not len(frame):
        note = Sentence(
            QT_TRANSLATE_NOOP(
                "PawcPlanner", "No cell-signal layer: check the signal at each camera site before going there."
            )
        )
        return np.ones(graph.spec.size, dtype=bool), (note,)
    area = shapely.union_all(usable.geometry.to_numpy())
    shapely.prepare(area)
    return shapely.contains_xy(area, *graph.spec.centres()), ()


def hours_of_nearest_team(evidence: Evidence, maps: GapMaps) -> tuple[np.ndarray, tuple[Sentence, ...]]:
    """Return hours on foot from the nearest station to every node, shape (n_nodes,)."""
    stations, notes = stations_of(evidence)
    graph = maps.ground.teams("foot")
    nodes = start_nodes(stations, graph, maps.ground.terrain.barriers)
    if not (nodes >= 0).any():
        return np.full(graph.spec.size, np.inf), (*notes, outside_note(tuple(s.name for s in stations), "foot"))
    return graph.times(nodes[nodes >= 0]).min(axis=0, initial=np.inf), notes


def candidate_sites(evidence: Evidence, maps: GapMaps, allowed: np.ndarray, existing: np.ndarray) -> np.ndarray:
    """Return nodes inside the boundary, with signal, that a likely path passes, and standing cameras with signal."""
    graph = maps.ground.intruders
    passed = np.asarray(maps.intrusion.flow).ravel() > 0
    inside = evidence.grid.spec.cells_at(*graph.spec.centres())
    in_park = (inside >= 0) & (evidence.grid.weight.ravel()[np.maximum(inside, 0)] >= 0.5)
    sites = np.flatnonzero(passed & in_park & allowed & graph.passable)
    kept = existing[existing >= 0]
    return np.union1d(sites, kept[allowed[kept]]).astype(np.int64)


def camera_rows(
    plan: CameraPlan, standing: gpd.GeoDataFrame, existing: np.ndarray, graph: TravelGraph, store: SiteStore
) -> gpd.GeoDataFrame:
    """Write kept and added cameras as rows; a kept camera keeps its own place.

    Standing cameras without signal come last: they catch nobody in time, but they stand and must be served.
    """
    to_wgs84 = pyproj.Transformer.from_crs(store.info.crs, "EPSG:4326", always_xy=True)
    rows = []
    for site in plan.sites:
        x, y = (float(v[0]) for v in graph.spec.centres(np.array([site.node])))
        if site.kind == "add":
            rows.append(_row("add", "", x, y, site, site.share))
            continue
        for number, index in enumerate(np.flatnonzero(existing == site.node)):
            camera = standing.iloc[index]
            share = 0.0 if number else site.share  # a second camera at the place catches nobody else
            rows.append(_row("keep", camera["camera_id"], camera.geometry.x, camera.geometry.y, site, share))
    ranked = [site.node for site in plan.sites if site.kind == "keep"]
    for index in np.flatnonzero(~np.isin(existing, ranked)):
        camera = standing.iloc[index]
        rows.append({"action": "keep", "camera_id": camera["camera_id"], "share": 0.0, "geometry": camera.geometry})
    for rank, row in enumerate(rows, start=1):
        row["rank"] = rank
        row["lon"], row["lat"] = to_wgs84.transform(row["geometry"].x, row["geometry"].y)
        row["signal"] = signal_at(store, row["geometry"])
    columns = ["rank", "action", "camera_id", "share", "signal", "reach_hours", "lead_hours", "lat", "lon", "geometry"]
    return gpd.GeoDataFrame(rows, columns=columns, geometry="geometry", crs=store.info.crs)


def signal_at(store: SiteStore, place: shapely.Point) -> float | None:
    """Return the strongest signal at a place, 0 outside the signal layer, None where the site has no such layer."""
    areas = store.read("signal")
    if not len(areas):
        return None
    here = areas[areas.geometry.contains(place)]["level"].fillna(1.0)
    return float(min(1.0, here.max())) if len(here) else 0.0


def _row(action: str, camera_id: str, x: float, y: float, site: CameraSite, share: float) -> dict[str, Any]:
    hours = {name: getattr(site, name) for name in ("reach_hours", "lead_hours")}
    finite = {name: value if np.isfinite(value) else None for name, value in hours.items()}
    return {"action": action, "camera_id": camera_id, "share": share, **finite, "geometry": shapely.Point(x, y)}


def corridors(maps: GapMaps, crs: str) -> gpd.GeoDataFrame:
    """Return likely ways in as lines with their weight; an even choice where there are more than can be seen."""
    spec, number = maps.ground.spec, len(maps.intrusion.paths)
    order = np.unique(np.linspace(0, max(number - 1, 0), min(MAX_CORRIDORS, number)).astype(int))
    ways = [maps.intrusion.paths[i] for i in order]
    rows = [
        {"weight": float(maps.intrusion.weight[i]), "geometry": shapely.LineString(np.column_stack(spec.centres(way)))}
        for i, way in zip(order, ways) if len(way) > 1
    ]
    return gpd.GeoDataFrame(rows, columns=["weight", "geometry"], geometry="geometry", crs=crs)


def cameras_result(planned: PlannedCameras) -> StepResult:
    """Put the cameras into numbers and layers."""
    plan = planned.plan
    numbers = {
        "CAUGHT_PERCENT": 100 * float(plan.caught),
        "CAUGHT_BEFORE_PERCENT": 100 * float(plan.caught_before),
        "BOUND_PERCENT": 100 * float(plan.bound),
        "PROVEN": int(plan.proven),
        "ADDED": int((planned.cameras["action"] == "add").sum()),
        "KEPT": int((planned.cameras["action"] == "keep").sum()),
    }
    return StepResult(numbers, planned.notes, {"OUTPUT": planned.cameras, "CORRIDORS": planned.corridors})
