"""What it costs to reach a coverage target: km and patrol-days from today's stations."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd

from ...base.errors import ParameterError
from ...base.params import within
from ...base.period import Period
from ...base.progress import Part, Progress, Silent, step
from ...base.series import Series
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ...planning.coverage_cost import CoverageCost, cell_ways
from ...planning.coverage_cost import coverage_cost as send_tours
from ...planning.movement import TravelGraph
from ..store import SiteStore
from .evidence import Evidence, cells_frame, gather
from .ground import Ground, ground_of
from .result import StepResult, known_number
from .starts import outside_note, start_nodes, stations_of

TARGETS = (60, 70, 80, 90)  # percent of the site's area
CHART = "coverage_cost"
MAX_CELLS = 12_000


@dataclass(frozen=True)
class SiteCost:
    """Tours of a site with the names of their stations, and what was assumed."""

    cost: CoverageCost
    stations: tuple[str, ...]
    notes: tuple[Sentence, ...]


def coverage_cost(
    store: SiteStore, period: Period | None = None, hours_per_day: float = 8.0, days: int = 5, anew: bool = False,
    progress: Progress | None = None,
) -> StepResult:
    """Tell how many km and patrol-days visit 60, 70, 80 and 90 % of the site.

    Parameters
    ----------
    hours_per_day, days : float, int
        Walking hours a day, and days a patrol may last.
    anew : bool
        Start from nothing visited, not from what the patrols of the period visited.

    Returns
    -------
    StepResult
        ``SHARE_NOW_PERCENT``, ``KM_80``, ``DAYS_80``, ``TOURS_80``, ``BOUND_KM_80``, ``OUT_OF_REACH`` (cells); layer
        ``OUTPUT`` with ``tour, status``; tables ``TARGETS`` and ``TOURS``; chart ``coverage_cost``.
    """
    within("HOURS_PER_DAY", hours_per_day, 1, 24)
    within("DAYS", days, 1, 30)
    progress = progress or Silent()
    evidence = gather(store, period, progress=Part(progress, 0.0, 0.2))
    ground = ground_of(store, Part(progress, 0.2, 0.3))
    found = site_cost(evidence, ground, hours_per_day, days, anew, Part(progress, 0.3, 1.0))
    return cost_result(evidence, found)


def site_cost(
    evidence: Evidence, ground: Ground, hours_per_day: float, days: int, anew: bool, progress: Progress
) -> SiteCost:
    """Plan tours on foot until nothing more can be visited."""
    grid, graph = evidence.grid, ground.teams("foot")
    weight = grid.weight.ravel()
    _not_too_many(int((weight > 0).sum()), grid.spec.cell_size)
    ways = cell_ways(graph, _entry_nodes(evidence, ground), grid.spec.cell_size, Part(progress, 0.0, 0.5))
    stations, notes = stations_of(evidence)
    nodes = start_nodes(stations, graph, ground.terrain.barriers)
    starts, names = [], []
    for station, node in zip(stations, nodes):
        place = _nearest(graph, ways.cells, _entry_nodes(evidence, ground), int(node)) if node >= 0 else None
        if place is not None:
            starts.append(place)
            names.append(station.name)
    if not starts:
        notes = (*notes, outside_note(tuple(s.name for s in stations), "foot"))
    visited = np.zeros(len(weight), bool) if anew else (evidence.effort.km.ravel() > 0) & (weight > 0)
    cost = send_tours(
        ways, starts, weight, visited, hours_per_day, days, grid.spec.cell_size, Part(progress, 0.5, 1.0))
    step(progress, 1.0)
    return SiteCost(cost, tuple(names), (*notes, *ground.notes))


def _not_too_many(cells: int, cell_size: float) -> None:
    if cells > MAX_CELLS:
        raise ParameterError(
            name="CELL_SIZE", value=f"{cell_size:g}", expected=Sentence(_LARGER, {"most": MAX_CELLS, "n": cells}))


def _entry_nodes(evidence: Evidence, ground: Ground) -> np.ndarray:
    """Return the node of each planning cell nearest to its middle that can be walked to, -1 without; shape (n,)."""
    grid, graph = evidence.grid.spec, ground.teams("foot")
    x, y = graph.spec.centres()
    cells = np.where(graph.passable, grid.cells_at(x, y), -1)
    nodes = np.flatnonzero((cells >= 0) & (evidence.grid.weight.ravel()[np.maximum(cells, 0)] > 0))
    middle_x, middle_y = grid.centres(cells[nodes])
    away = np.hypot(x[nodes] - middle_x, y[nodes] - middle_y)
    order = np.lexsort((away, cells[nodes]))
    chosen, first = np.unique(cells[nodes][order], return_index=True)
    found = np.full(grid.size, -1, np.int64)
    found[chosen] = nodes[order][first]
    return found


def _nearest(
    graph: TravelGraph, cells: np.ndarray, node_of_cell: np.ndarray, station: int
) -> tuple[int, float, float] | None:
    """Return row of the cell that is reached first from a station, with hours and km; None when none is."""
    hours, before = graph.ways(station)
    reach = hours[node_of_cell[cells]]
    if not np.isfinite(reach).any():
        return None
    row = int(reach.argmin())
    path = graph.path(station, int(node_of_cell[cells[row]]))
    return row, float(reach[row]), graph.leg_km(path)


def cost_result(evidence: Evidence, found: SiteCost) -> StepResult:
    """Put the tours into numbers, a sentence, a layer, tables and a chart."""
    cost = found.cost
    targets = targets_table(cost)
    said = sentence_of(cost, targets)
    at_80 = targets.set_index("target_percent").loc[80]
    numbers = {
        "SHARE_NOW_PERCENT": 100 * float(cost.share[0]), "KM_80": known_number(at_80["km"]),
        "DAYS_80": known_number(at_80["patrol_days"]), "TOURS_80": known_number(at_80["tours"]),
        "BOUND_KM_80": known_number(at_80["bound_km"]), "OUT_OF_REACH": len(cost.out_of_reach),
        "MOST_PERCENT": 100 * float(cost.share[-1]),
    }
    notes = (said, Sentence(_GREEDY), *_unreached(cost), *found.notes, *evidence.notes)
    return StepResult(
        numbers, notes, {"OUTPUT": _cells(evidence, cost)},
        {"TARGETS": targets, "TOURS": _tours(found)}, (cost_chart(targets, said),),
    )


def targets_table(cost: CoverageCost) -> pd.DataFrame:
    """Return ``target_percent, km, patrol_days, tours, bound_km``; NaN where a target is out of reach."""
    rows = []
    for target in TARGETS:
        number = cost.to_reach(target / 100)
        values = (cost.km[number], cost.days[number], float(number), cost.least_km(target / 100)) if number >= 0 else (
            (float("nan"),) * 4)
        rows.append((float(target), *values))
    return pd.DataFrame(rows, columns=["target_percent", "km", "patrol_days", "tours", "bound_km"])


def sentence_of(cost: CoverageCost, targets: pd.DataFrame) -> Sentence:
    """Say what 80 % costs, or the highest target below it within reach; 90 % where 80 % was visited already."""
    now, most = 100 * float(cost.share[0]), 100 * float(cost.share[-1])
    open_targets = targets[(targets["km"] > 0) & (targets["target_percent"] <= (80 if now < 80 else 90))]
    if now >= 90:
        return Sentence(_REACHED, {"now": now})
    if open_targets.empty:
        return Sentence(_OUT, {"now": now, "most": most})
    row = open_targets.iloc[-1]
    return Sentence(_COSTS, {
        "now": now, "target": row["target_percent"], "km": row["km"], "days": row["patrol_days"],
        "tours": row["tours"], "bound": row["bound_km"],
    })


def cost_chart(targets: pd.DataFrame, said: Sentence) -> Series:
    """Draw the kilometres to each target; a target out of reach is a gap."""
    return Series(
        tuple(f"{target:.0f} %" for target in targets["target_percent"]), tuple(targets["km"]), _KM, name=CHART,
        title=Sentence(_TITLE), summary=said,
    )


def _cells(evidence: Evidence, cost: CoverageCost) -> gpd.GeoDataFrame:
    tour = np.full(evidence.grid.spec.size, np.nan)
    for number, one in enumerate(cost.tours, start=1):
        tour[one.first_visits] = number
    cells = cells_frame(evidence.store, {"tour": tour.reshape(evidence.grid.spec.shape)})
    out = np.isin(cells["cell"], cost.out_of_reach)
    cells["status"] = np.select([out, cells["tour"].notna()], ["out of reach", "to visit"], "visited")
    return cells


def _tours(found: SiteCost) -> pd.DataFrame:
    cost = found.cost
    return pd.DataFrame([
        {"tour": number, "station": found.stations[one.station], "km": one.km, "hours": one.hours,
         "new_cells": len(one.first_visits), "cells_percent": 100 * float(cost.share[number])}
        for number, one in enumerate(cost.tours, start=1)
    ], columns=["tour", "station", "km", "hours", "new_cells", "cells_percent"])


def _unreached(cost: CoverageCost) -> tuple[Sentence, ...]:
    return (Sentence(_LEFT, {"n": len(cost.out_of_reach)}),) if len(cost.out_of_reach) else ()


_LARGER = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "so large that patrols have at most {most:,} cells to visit, where the site has {n:,} (make another site with"
    " larger cells for this question)",
)
_KM = QT_TRANSLATE_NOOP("PawcPlanner", "km")
_TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Kilometres to reach a share of the site")
_REACHED = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "{now:.0f} % of the site was visited already; start from nothing visited, or choose a shorter"
    " period, to see what coverage costs.")
_OUT = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "{now:.0f} % of the site was visited; patrols of these hours from today's stations reach {most:.0f} % at most.")
_COSTS = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "From {now:.0f} % visited, {target:.0f} % of the site takes {km:,.0f} km more: {days:,.0f} patrol-days in"
    " {tours:.0f} patrols; no plan can do it with less than {bound:,.0f} km.",
)
_GREEDY = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "Patrols walk to the nearest cell that is still open and return within their hours: a plan that can be walked, not"
    " the shortest one.")
_LEFT = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "{n} cells cannot be entered and left again within the hours of a patrol; a camp, a boat or a longer patrol may"
    " help.")
