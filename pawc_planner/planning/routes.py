"""Patrol routes for several teams and days over real ground."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..base.progress import Part, Progress, Silent, step
from ..base.words import QT_TRANSLATE_NOOP, Sentence
from .orienteering import search_tours
from .route_bound import reward_bound
from .route_days import CELL_COUNTS_KM, day_sentence, lay_days
from .route_setup import check_reach, find_bases, reaches, set_up
from .route_types import STOP_KINDS, RouteDay, RouteParams, RoutePlan, RouteProblem, RouteStop, Team

__all__ = [
    "STOP_KINDS", "RouteDay", "RouteParams", "RoutePlan", "RouteProblem", "RouteStop", "Team", "plan_routes",
]


def plan_routes(
    problem: RouteProblem, params: RouteParams, progress: Progress = Silent()  # noqa: B008 - stateless
) -> RoutePlan:
    """Plan the routes of all teams.

    A team's outing is one walk from its station and back; candidate stops are the cells with the most reward in
    reach. Tours between stops are constructed by reward per hour and improved by ruin and recreate; their legs are the
    fastest ways over the ground, and each counts in every planning cell that it crosses. The walk is cut into days,
    each as long as the hours allow, with a camp where a day ends.

    Raises
    ------
    DayTooShortError
        When no team can reach anything worth visiting and return in its time, but more time would help.
    """
    reward = np.asarray(problem.reward, dtype=float)
    if not problem.teams or reward.sum() <= 0:
        return _nothing(problem, [_nothing_note(problem)])
    bases, notes = find_bases(problem)
    step(progress, 0.03, "routes")
    notes += check_reach(bases, problem)
    bases = [base for base in bases if np.any(reward[np.isfinite(base.pace)] > 0)]
    if not bases:
        return _nothing(problem, notes)
    setup = set_up(problem, params, bases, Part(progress, 0.03, 0.35))
    tours = search_tours(setup.tours, params.iterations, params.seed, Part(progress, 0.35, 0.95))
    step(progress, 0.95, "routes")
    days, cell_km = lay_days(problem, setup, tours)
    days = _with_served(days, cell_km, reward, params.detection_per_km)
    bound = reward_bound(reward, params.detection_per_km, reaches(bases, problem)) / reward.sum()
    notes += [*setup.notes, *_missed(problem, days)]
    expected = float(sum(day.served for day in days))
    progress.report(1.0)
    return RoutePlan(tuple(days), expected, bound, cell_km.sum(axis=0), tuple(notes), _sentence(days, expected, bound))


def _with_served(days: list[RouteDay], cell_km: np.ndarray, reward: np.ndarray, per_km: float) -> list[RouteDay]:
    walked = np.zeros(len(reward))
    served_before, result = 0.0, []
    for day, km in zip(days, cell_km):
        walked += km
        served = float((reward * -np.expm1(-per_km * walked)).sum() / reward.sum())
        gain, served_before = served - served_before, served
        crossed = int(np.count_nonzero((km >= CELL_COUNTS_KM) & (reward > 0)))
        result.append(replace(day, served=gain, sentence=day_sentence(gain, crossed, day.km, day.climb_m)))
    return result


def _missed(problem: RouteProblem, days: list[RouteDay]) -> list[Sentence]:
    """Note required nodes that no route passes."""
    passed = {int(node) for day in days for node in day.nodes}
    missed = len(set(map(int, problem.required)) - passed)
    if not missed:
        return []
    text = QT_TRANSLATE_NOOP(
        "PawcPlanner", "{count} cameras to service are on no route. Allow more days, more hours or another team."
    )
    return [Sentence(text, {"count": missed})]


def _sentence(days: list[RouteDay], expected: float, bound: float) -> Sentence:
    text = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{teams} teams walk {km:.0f} km on {days} team-days and serve {percent:.1f} % of the total gap; no plan could serve more than {bound:.1f} %.",  # noqa: E501
    )
    facts = {
        "teams": len({day.team for day in days}), "km": sum(day.km for day in days), "days": len(days),
        "percent": 100 * expected, "bound": 100 * bound,
    }
    return Sentence(text, facts)


def _nothing_note(problem: RouteProblem) -> Sentence:
    if not problem.teams:
        return Sentence(QT_TRANSLATE_NOOP("PawcPlanner", "There are no teams to plan for. Add stations with teams."))
    return Sentence(QT_TRANSLATE_NOOP("PawcPlanner", "No cell is worth a visit: the gap is zero everywhere."))


def _nothing(problem: RouteProblem, notes: list[Sentence]) -> RoutePlan:
    text = QT_TRANSLATE_NOOP("PawcPlanner", "No routes were planned; the notes say why.")
    return RoutePlan((), 0.0, 0.0, np.zeros(len(problem.reward)), tuple(notes), Sentence(text))
