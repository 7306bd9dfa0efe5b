"""Patrol routes of the next cycle: the gaps become reward, the stations become teams."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import geopandas as gpd
import numpy as np
import pyproj
import shapely

from ...base.params import one_of, within
from ...base.period import Period
from ...base.progress import Part, Progress, Silent
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ...planning.movement import TRANSPORTS, TravelGraph
from ...planning.routes import RouteDay, RouteParams, RoutePlan, RouteProblem, RouteStop, Team, plan_routes
from ..records import sentences
from ..store import SiteStore
from .evidence import Evidence, gather
from .gaps import GapMaps, detection_per_km, gap_maps
from .result import StepResult
from .starts import Station, check_teams, stations_of, teams_of

ACCESS_KMH = 3.0  # from the station's door to the middle of its movement cell
MAX_SEED = 2**31 - 1  # what a number field of QGIS holds


@dataclass(frozen=True)
class RouteRequest:
    """What the analyst asks for: ``teams`` 0 means as many as the stations say."""

    teams: int = 0
    days: int = 5
    hours_per_day: float = 8.0
    seed: int = 1
    transport: str = "foot"

    def __post_init__(self) -> None:
        within("HOURS_PER_DAY", self.hours_per_day, 1, 24)
        within("SEED", self.seed, 0, MAX_SEED)
        one_of("TRANSPORT", self.transport, TRANSPORTS)
        check_teams(self.teams, self.days)

    def check_fits(self, cycle: Period) -> None:
        """Require that the days lie within the cycle."""
        within("DAYS", self.days, 1, cycle.days)


@dataclass(frozen=True)
class PlannedRoutes:
    """Routes as rows of ``plan_routes`` and ``plan_stops`` (without the plan's name), in the site CRS."""

    plan: RoutePlan
    teams: int
    routes: gpd.GeoDataFrame
    stops: gpd.GeoDataFrame
    notes: tuple[Sentence, ...]


def patrol_routes(
    store: SiteStore,
    period: Period | None,
    cycle: Period,
    teams: int = 0,
    days: int = 5,
    hours_per_day: float = 8.0,
    seed: int = 1,
    transport: str = "foot",
    progress: Progress | None = None,
) -> StepResult:
    """Propose routes for ``cycle`` from the data of ``period``.

    Returns
    -------
    StepResult
        ``KM``, ``EXPECTED_PERCENT`` (of the total gap), ``BOUND_PERCENT`` (no plan serves more), ``TEAMS``, ``DAYS``;
        layers ``OUTPUT`` (one line per team and day) and ``STOPS``.
    """
    progress = progress or Silent()
    request = RouteRequest(teams, days, hours_per_day, seed, transport)
    request.check_fits(cycle)
    evidence = gather(store, period, progress=Part(progress, 0.0, 0.1))
    maps = gap_maps(evidence, Part(progress, 0.1, 0.4))
    return routes_result(routes_for(evidence, maps, cycle, request, Part(progress, 0.4, 1.0)), request)


def routes_for(
    evidence: Evidence, maps: GapMaps, cycle: Period, request: RouteRequest, progress: Progress
) -> PlannedRoutes:
    """Plan the routes and write them as rows."""
    stations, notes = stations_of(evidence)
    request.check_fits(cycle)
    graph = maps.ground.teams(request.transport)
    teams, left_out = teams_of(stations, maps.ground, request.teams, request.days, request.transport)
    doors = Doors.of(stations, {team.station: team.node for team in teams}, graph)
    problem = RouteProblem(
        graph=graph,
        cell_of_node=evidence.grid.spec.cells_at(*graph.spec.centres()),
        reward=np.nan_to_num(maps.gaps.score).ravel(),
        teams=teams,
        hours_per_day=request.hours_per_day - doors.longest_hours,
        graphs={request.transport: graph},
    )
    params = RouteParams(seed=request.seed, detection_per_km=detection_per_km(evidence.grid))
    plan = plan_routes(problem, params, progress)
    writer = RouteRows(evidence, maps, graph, cycle, doors)
    rows = writer.routes(plan.days)
    said = with_km(plan.sentence, float(rows["km"].sum()))
    return PlannedRoutes(
        plan, len(teams), rows, writer.stops(plan.days),
        (said, *notes, *left_out, *plan.notes, *idle_note(plan, teams), *maps.notes, *evidence.notes),
    )


def idle_note(plan: RoutePlan, teams: Sequence[Team]) -> tuple[Sentence, ...]:
    """Name the teams that stay at home and of which the plan itself says nothing."""
    told = {str(note.facts.get("team", "")) for note in plan.notes} | {day.team for day in plan.days}
    idle = [f"{team.name} ({team.station})" for team in teams if team.name not in told]
    if not idle or not plan.days:
        return ()
    text = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Teams without a route: {teams}. No further gap was found worth their walk; plan fewer teams, or more days or"
        " hours.",
    )
    return (Sentence(text, {"teams": ", ".join(idle)}),)


def with_km(sentence: Sentence, km: float) -> Sentence:
    """Let a sentence state the kilometres of the rows, which count the way to the station's door."""
    return Sentence(sentence.template, {**sentence.facts, "km": km}) if "km" in sentence.facts else sentence


@dataclass(frozen=True)
class Doors:
    """The short way between a station and its node of the travel graph, which routes must count too."""

    places: dict[str, tuple[float, float]]
    nodes: dict[str, int]
    km: dict[str, float]

    @classmethod
    def of(cls, stations: Sequence[Station], nodes: dict[str, int], graph: TravelGraph) -> Doors:
        """Measure the way at every station that has teams."""
        places = {s.name: (s.x, s.y) for s in stations if s.name in nodes}
        km = {}
        for name, (x, y) in places.items():
            node_x, node_y = graph.spec.centres(np.array([nodes[name]]))
            km[name] = float(np.hypot(node_x[0] - x, node_y[0] - y)) / 1000
        return cls(places, nodes, km)

    @property
    def longest_hours(self) -> float:
        """Hours to set aside each day: out of the door and back."""
        return 2 * max(self.km.values(), default=0.0) / ACCESS_KMH


class RouteRows:
    """Turns days of routes into rows of the site database."""

    def __init__(self, evidence: Evidence, maps: GapMaps, graph: TravelGraph, cycle: Period, doors: Doors) -> None:
        self._spec, self._crs = graph.spec, evidence.store.info.crs
        self._rank, self._label = maps.gaps.rank.ravel(), maps.hotspots.test.label.ravel()
        self._cycle, self._doors = cycle, doors
        self._to_wgs84 = pyproj.Transformer.from_crs(self._crs, "EPSG:4326", always_xy=True)

    def routes(self, days: Sequence[RouteDay]) -> gpd.GeoDataFrame:
        """One row per team and day."""
        rows = [self._route(day) for day in days]
        columns = ["team", "station", "transport", "day", "date", "start_place", "end_place", "km", "hours", "climb_m",
                   "served", "reason", "geometry"]
        return gpd.GeoDataFrame(rows, columns=columns, geometry="geometry", crs=self._crs)

    def stops(self, days: Sequence[RouteDay]) -> gpd.GeoDataFrame:
        """One row per way-point."""
        rows = [self._stop(day, stop, number) for day in days for number, stop in enumerate(day.stops, start=1)]
        columns = ["team", "day", "seq", "name", "kind", "hours", "km", "gap_rank", "lat", "lon", "geometry"]
        return gpd.GeoDataFrame(rows, columns=columns, geometry="geometry", crs=self._crs)

    def _ends(self, day: RouteDay) -> tuple[bool, bool]:
        """Return whether the day starts and ends at the station's door."""
        home = self._doors.nodes[day.station]
        return day.start == home, day.end == home

    def _route(self, day: RouteDay) -> dict[str, Any]:
        at_start, at_end = self._ends(day)
        line = list(zip(*self._spec.centres(day.nodes)))
        door = [self._doors.places[day.station]] if at_start or at_end else []
        line = (door if at_start else []) + line + (door if at_end else [])
        extra = self._doors.km[day.station] * (at_start + at_end)
        return {
            "team": day.team, "station": day.station, "transport": day.transport, "day": day.day,
            "date": self._cycle.start + timedelta(days=day.day - 1),
            "start_place": day.station if at_start else _camp(day.team, day.day - 1),
            "end_place": day.station if at_end else _camp(day.team, day.day),
            "km": day.km + extra, "hours": day.hours + extra / ACCESS_KMH, "climb_m": day.climb_m, "served": day.served,
            "reason": sentences((with_km(day.sentence, day.km + extra),))[0],
            "geometry": shapely.LineString(line if len(line) > 1 else line * 2),
        }

    def _stop(self, day: RouteDay, stop: RouteStop, number: int) -> dict[str, Any]:
        at_start, at_end = self._ends(day)
        leaves, arrives = stop.kind == "start", stop.kind in ("camp", "end")
        is_door = (leaves and at_start) or (arrives and at_end)
        x, y = self._doors.places[day.station] if is_door else self._middle(stop.node)
        lon, lat = self._to_wgs84.transform(x, y)
        before = self._doors.km[day.station] * (int(at_start and not leaves) + int(at_end and arrives))
        hot = stop.kind == "gap" and stop.cell >= 0 and self._label[stop.cell] == "hot"
        kind = "hotspot" if hot else "end" if at_end and arrives else stop.kind
        return {
            "team": day.team, "day": day.day, "seq": number, "name": f"T{day.team}D{day.day}-{number:02d}",
            "kind": kind, "hours": stop.hours + before / ACCESS_KMH, "km": stop.km + before,
            "gap_rank": int(self._rank[stop.cell]) if stop.cell >= 0 and self._rank[stop.cell] > 0 else None,
            "lat": lat, "lon": lon, "geometry": shapely.Point(x, y),
        }

    def _middle(self, node: int) -> tuple[float, float]:
        x, y = self._spec.centres(np.array([node]))
        return float(x[0]), float(y[0])


def _camp(team: str, night: int) -> str:
    return f"T{team}-C{night}"


def routes_result(planned: PlannedRoutes, request: RouteRequest) -> StepResult:
    """Put the routes into numbers and layers."""
    numbers = {
        "KM": float(planned.routes["km"].sum()),
        "EXPECTED_PERCENT": 100 * float(planned.plan.expected),
        "BOUND_PERCENT": 100 * float(planned.plan.bound),
        "TEAMS": planned.teams,
        "DAYS": request.days,
        "LONGEST_DAY_HOURS": float(planned.routes["hours"].max()) if len(planned.routes) else 0.0,
    }
    routes = planned.routes.assign(reason=[str(Sentence(**reason)) for reason in planned.routes["reason"]])
    routes["date"] = [day.isoformat() for day in routes["date"]]
    return StepResult(numbers, planned.notes, {"OUTPUT": routes, "STOPS": planned.stops})
