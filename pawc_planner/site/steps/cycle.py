"""The whole job: analysis, routes and cameras of one cycle, stored in one transaction."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timezone
from typing import Any

import pandas as pd

from ...base.period import Period
from ...base.progress import Part, Progress, Silent, step
from ...base.words import Sentence
from ...planning.plan import CyclePlan
from ..cycles import save_cycle
from ..errors import OpenedForReading
from ..records import run_record, sentences
from ..series import write_series
from ..store import SiteStore
from ..writer import Writer
from .cameras import PlannedCameras, cameras_for, cameras_result, check_cameras
from .coverage import coverage_result
from .cycle_charts import cycle_charts
from .effort import effort_result
from .evidence import Evidence, cells_frame, gather
from .gaps import GapMaps, gap_maps, gaps_result
from .hotspots import hotspots_result
from .likely_charts import likely_charts
from .rates import rates_result
from .result import StepResult
from .routes import PlannedRoutes, RouteRequest, routes_for, routes_result

INPUT_TABLES = (
    "boundary", "sectors", "stations", "roads", "trails", "rivers", "villages", "border", "entry_points", "signal",
    "no_go", "leg_days", "tracks", "observations", "stumps", "cameras",
)


def plan_cycle(
    store: SiteStore,
    period: Period | None,
    cycle: Period,
    teams: int = 0,
    days: int = 5,
    hours_per_day: float = 8.0,
    cameras: int = 10,
    seed: int = 1,
    progress: Progress | None = None, names: Mapping[str, str] | None = None,
) -> StepResult:
    """Analyse the data of ``period``, plan ``cycle``, and store both; a plan of the same cycle is replaced.

    Parameters
    ----------
    store : SiteStore
        Site opened for writing.
    period : Period or None
        Days of data; None takes all.
    cycle : Period
        Days to plan.
    teams, days, hours_per_day : int, int, float
        Teams (0: as the stations say), days each is out, walking hours a day.
    cameras : int
        Cameras to add.
    seed : int
        The same data and seed give the same plan.
    names : mapping of str to str, optional
        What charts call the categories, by key.

    Returns
    -------
    StepResult
        Numbers of every step, and their layers.
    """
    progress = progress or Silent()
    request = RouteRequest(teams, days, hours_per_day, seed)
    request.check_fits(cycle)
    check_cameras(cameras)
    if not store.writable:
        raise OpenedForReading(path=store.path)
    evidence = gather(store, period, progress=Part(progress, 0.0, 0.08))
    maps = gap_maps(evidence, Part(progress, 0.08, 0.35))
    routes = routes_for(evidence, maps, cycle, request, Part(progress, 0.35, 0.75))
    placed = cameras_for(evidence, maps, cycle, cameras, Part(progress, 0.75, 0.88))
    CyclePlan(routes.plan, placed.plan, seed, hours_per_day)  # refuses a plan that breaks its own rules
    covered = coverage_result(evidence, Part(progress, 0.88, 0.93))
    result = joined(evidence, maps, covered, routes, placed, request, names)
    likely = likely_charts(evidence, maps, hours_per_day, days, Part(progress, 0.93, 0.94))
    charts = cycle_charts(evidence, (*result.series, *likely), Part(progress, 0.94, 0.95))
    result = replace(result, series=charts)
    step(progress, 0.95, "storing")
    with store.transaction() as writer:
        CycleWriter(writer, store, evidence, cycle).write(maps, routes, placed, request, cameras, result)
    return result


def joined(
    evidence: Evidence, maps: GapMaps, covered: StepResult, routes: PlannedRoutes, placed: PlannedCameras,
    request: RouteRequest, names: Mapping[str, str] | None = None,
) -> StepResult:
    """Join the results of the steps; each sentence is said once."""
    steps = (
        effort_result(evidence), covered, rates_result(evidence, maps.hotspots.rates, names=names),
        hotspots_result(evidence, maps.hotspots), gaps_result(evidence, maps),
    )
    proposed, cameras = routes_result(routes, request), cameras_result(placed)
    numbers: dict[str, Any] = {}
    for one in steps:
        numbers = {**one.numbers, **numbers}
    numbers |= {**proposed.numbers, "KM": numbers["KM"], "ROUTES_KM": proposed.numbers["KM"]}
    numbers |= {**cameras.numbers, "BOUND_PERCENT": proposed.numbers["BOUND_PERCENT"],
                "CAUGHT_BOUND_PERCENT": cameras.numbers["BOUND_PERCENT"]}
    notes = unique(tuple(note for one in (*steps, proposed, cameras) for note in one.notes))
    layers = {
        "ROUTES": proposed.layers["OUTPUT"], "STOPS": proposed.layers["STOPS"], "CAMERAS": cameras.layers["OUTPUT"],
    }
    return StepResult(numbers, notes, layers, series=tuple(chart for one in steps for chart in one.series))


def unique(notes: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Return the sentences without repetition, in order."""
    return tuple({str(note): note for note in notes}.values())


class CycleWriter:
    """Writes the rows of one cycle; what an earlier plan of the same cycle left is replaced."""

    def __init__(self, writer: Writer, store: SiteStore, evidence: Evidence, cycle: Period) -> None:
        self._writer, self._store, self._evidence = writer, store, evidence
        self._inputs = store.fingerprint(INPUT_TABLES)
        self._cycle = save_cycle(writer, cycle, evidence.period)

    def write(
        self, maps: GapMaps, routes: PlannedRoutes, placed: PlannedCameras, request: RouteRequest, cameras: int,
        result: StepResult,
    ) -> None:
        """Write cells, plan and run record."""
        parameters = {
            "teams": request.teams, "days": request.days, "hours_per_day": request.hours_per_day, "seed": request.seed,
            "cameras": cameras, "start": self._evidence.period.start.isoformat(),
            "end": self._evidence.period.end.isoformat(),
        }
        plan_id = self._plan_id(parameters)
        self._cells(maps)
        write_series(self._writer, self._cycle, result.series)
        self._replace("plans", pd.DataFrame([self._plan(plan_id, routes, placed, request, result)]))
        for table, frame in (
            ("plan_routes", routes.routes), ("plan_stops", routes.stops), ("plan_cameras", placed.cameras)
        ):
            self._replace(table, frame.assign(plan_id=plan_id))
        run_record(
            self._writer, self._cycle, "plancycle", parameters, dict(result.numbers), result.notes, self._inputs
        )

    def _plan_id(self, parameters: dict[str, Any]) -> str:
        text = json.dumps([self._cycle, self._inputs, parameters], sort_keys=True)
        return f"{self._cycle}-{hashlib.sha256(text.encode()).hexdigest()[:8]}"

    def _replace(self, table: str, frame: pd.DataFrame) -> None:
        self._writer.replace_cycle(table, self._cycle, frame.assign(cycle_id=self._cycle))

    def _cells(self, maps: GapMaps) -> None:
        evidence, hot = self._evidence, maps.hotspots
        km = evidence.effort.km
        cells = cells_frame(self._store, {
            "km": km, "hours": evidence.effort.hours, "days_since": evidence.days_since,
            "finds": evidence.finds_per_cell, "rate": hot.rates.rate, "rate_low": hot.rates.low,
            "rate_high": hot.rates.high, "density": hot.density, "gi_z": hot.test.z, "gi_p": hot.test.p,
            "hotspot": hot.test.label, "risk": maps.risk.risk, "risk_low": maps.risk.low, "risk_high": maps.risk.high,
            "gap": maps.gaps.score, "gap_rank": maps.gaps.rank, "intrusion": maps.flow,
        })
        cells["status"] = ["visited" if value > 0 else "unknown" for value in cells["km"]]
        cells["finds"] = cells["finds"].astype(int)
        cells.loc[cells["gap_rank"] <= 0, "gap_rank"] = None
        self._replace("cell_results", cells)
        effort = evidence.effort.table
        inside = effort[effort["cell"].isin(cells["cell"])]
        self._replace("cell_effort", inside[["cell", "month", "transport", "km", "hours"]])

    def _plan(
        self, plan_id: str, routes: PlannedRoutes, placed: PlannedCameras, request: RouteRequest, result: StepResult
    ) -> dict[str, Any]:
        return {
            "plan_id": plan_id, "seed": request.seed, "teams": routes.teams, "days": request.days,
            "hours_per_day": request.hours_per_day, "expected": routes.plan.expected, "bound": routes.plan.bound,
            "km": float(routes.routes["km"].sum()), "cameras": result.numbers["ADDED"],
            "caught": placed.plan.caught, "caught_before": placed.plan.caught_before,
            "caught_bound": placed.plan.bound, "proven": bool(placed.plan.proven),
            "notes": sentences(unique((*routes.notes, *placed.notes))),
            "created": datetime.now(timezone.utc),
        }
