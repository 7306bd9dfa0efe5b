"""From tours between stops to days over real ground."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..base.words import QT_TRANSLATE_NOOP, Sentence
from .days import cut_into_days
from .legs import path_cell_km
from .movement import TravelGraph, walk_back
from .orienteering import Tour
from .route_setup import Setup
from .route_types import RouteDay, RouteProblem, RouteStop, Team

CELL_COUNTS_KM = 0.1  # a cell counts as crossed from this length
SEARCH_MARGIN_HOURS = 1e-6  # more than rounding


@dataclass(frozen=True, eq=False)
class Walk:
    """A tour laid on the ground: nodes, hours and km since its start, and the position of each of its stops."""

    nodes: np.ndarray
    hours: np.ndarray
    km: np.ndarray
    at_stop: np.ndarray


def lay_tour(graph: TravelGraph, stop_node: np.ndarray, hours_between: np.ndarray, tour: Tour) -> Walk:
    """Lay the fastest ways between the stops of a tour; ``hours_between`` (n, n) says how far each search must go."""
    nodes, at = [np.array([stop_node[tour[0]]])], [0]
    for one, other in zip(tour[:-1], tour[1:]):
        if stop_node[one] != stop_node[other]:
            _, before = graph.ways(int(stop_node[one]), float(hours_between[one, other]) + SEARCH_MARGIN_HOURS)
            nodes.append(walk_back(before, int(stop_node[one]), int(stop_node[other]))[1:])
        at.append(sum(len(part) for part in nodes) - 1)
    way = np.concatenate(nodes)
    hours = np.concatenate([[0.0], np.cumsum(graph.move_values(graph.hours, way))])
    km = np.concatenate([[0.0], np.cumsum(graph.move_values(graph.metres, way))]) / 1000
    return Walk(way, hours, km, np.array(at))


def lay_days(problem: RouteProblem, setup: Setup, tours: list[Tour]) -> tuple[list[RouteDay], np.ndarray]:
    """Return the days of all tours in order (``served`` not yet filled in) and km per cell of each day."""
    days: list[RouteDay] = []
    cell_km: list[np.ndarray] = []
    for (base, team), tour in zip(setup.owner, tours):
        first = sum(day.team == team.name for day in days) + 1
        for day in _days_of(problem, setup, base.graph, team, tour, first):
            days.append(day)
            cell_km.append(path_cell_km(base.graph, day.nodes, problem.cell_of_node, len(problem.reward)))
    shape = (len(days), len(problem.reward))
    return days, np.array(cell_km).reshape(shape)


def _days_of(
    problem: RouteProblem, setup: Setup, graph: TravelGraph, team: Team, tour: Tour, first: int
) -> list[RouteDay]:
    n_days = team.days if problem.may_camp else 1
    while len(tour) > 2:
        walk = lay_tour(graph, setup.stop_node, setup.tours.hours, tour)
        ground = None if problem.camp_ground is None else problem.camp_ground[walk.nodes]
        cuts = cut_into_days(walk.hours, problem.hours_per_day, n_days, ground)
        if cuts is not None:
            required = setup.is_required[tour]
            return [
                _day(problem, graph, team, walk, required, cut, (first + k, cut is cuts[0], cut is cuts[-1]))
                for k, cut in enumerate(cuts)
            ]
        tour = _without_least(setup, tour)
    return []


def _without_least(setup: Setup, tour: Tour) -> Tour:
    """Leave out the stop that costs the least reward per hour saved; a required one last."""
    reward, hours = setup.tours.reward, setup.tours.hours
    worth = []
    for k in range(1, len(tour) - 1):
        rest = np.array(tour[:k] + tour[k + 1 :])
        kept = reward.value(reward.begin(rest[:-1], rest[1:]))
        saved = hours[tour[k - 1], tour[k]] + hours[tour[k], tour[k + 1]] - hours[tour[k - 1], tour[k + 1]]
        worth.append((bool(setup.is_required[tour[k]]) or saved <= 0, -kept))
    k = min(range(len(worth)), key=worth.__getitem__) + 1
    return tour[:k] + tour[k + 1 :]


def _day(
    problem: RouteProblem,
    graph: TravelGraph,
    team: Team,
    walk: Walk,
    required: np.ndarray,
    cut: tuple[int, int],
    place: tuple[int, bool, bool],
) -> RouteDay:
    first, last = cut
    number, _, is_last = place
    nodes = walk.nodes[first : last + 1]
    rise = np.nan_to_num(np.diff(graph.elevation[nodes]))
    return RouteDay(
        team=team.name, station=team.station, transport=team.transport, day=number, nodes=nodes,
        km=float(walk.km[last] - walk.km[first]), hours=float(walk.hours[last] - walk.hours[first]),
        climb_m=float(rise[rise > 0].sum()), start=int(nodes[0]), end=int(nodes[-1]), served=0.0,
        stops=_stops(problem, walk, required, cut, "end" if is_last else "camp"),
        sentence=Sentence("", {}),
    )


def _stops(
    problem: RouteProblem, walk: Walk, required: np.ndarray, cut: tuple[int, int], end_kind: str
) -> tuple[RouteStop, ...]:
    first, last = cut
    found = [(first, "start")]
    for at, must in zip(walk.at_stop[1:-1], required[1:-1]):
        if first < at < last or (must and at == last):
            found.append((int(at), "camera" if must else "gap"))
    found.append((last, end_kind))
    return tuple(
        RouteStop(
            node=int(walk.nodes[at]), kind=kind, hours=float(walk.hours[at] - walk.hours[first]),
            km=float(walk.km[at] - walk.km[first]), cell=int(problem.cell_of_node[walk.nodes[at]]),
        )
        for at, kind in found
    )


def day_sentence(served: float, cells: int, km: float, climb_m: float) -> Sentence:
    """Say why a day goes where it goes."""
    text = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Serves {percent:.1f} % of the total gap in {cells} cells on {km:.1f} km, {climb:.0f} m of climb.",
    )
    return Sentence(text, {"percent": 100 * served, "cells": cells, "km": km, "climb": climb_m})
