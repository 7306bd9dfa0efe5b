"""A plan that is better by construction scores higher in at least 95 % of paired trials; more effort is never worse."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from pawc_planner.training.parameters import KINDS
from pawc_planner.training.scoring.plan import FieldPlan, Outing
from pawc_planner.training.scoring.replay import ReplayParams, replay

from .small_park import plan_along, plan_away, random_park, use_of_ways

TRIALS = 4
HERE = (10_000.0, 10_000.0)


def loops(team: str, x: float, y: float, side: float = 1500.0, days: int = 4) -> tuple[Outing, ...]:
    """A team on the same square round a place every day."""
    corners = side / 2 * np.array([[-1, -1], [1, -1], [1, 1], [-1, 1], [-1, -1]])
    return tuple(Outing(team, "Middle", day, "foot", x + corners[:, 0], y + corners[:, 1]) for day in range(days))


def cameras_on(sealed, count: int) -> pd.DataFrame:
    """Cameras with signal halfway along the ways that are used most."""
    best = np.argsort(-use_of_ways(sealed), kind="stable")[:count]
    at = [sealed.ways.points(int(way)) for way in best]
    middle = [(part.start + part.stop) // 2 for part in at]
    return pd.DataFrame({"x": sealed.ways.x[middle], "y": sealed.ways.y[middle], "signal": 1.0})


def plans_of(sealed) -> list[FieldPlan]:
    five = plan_along(sealed, "5 teams", 5)
    far = plan_away(sealed, "away", 5)
    near = replace(five, name="one at the station", outings=five.outings + loops("T9", *HERE))
    watched = [replace(five, name=f"{n} cameras", cameras=cameras_on(sealed, n)) for n in (3, 4)]
    effort = [plan_along(sealed, f"{km} km", 5, km) for km in (1.5, 12.0)]
    return [five, plan_along(sealed, "6 teams", 6), far, near, *watched, *effort]


@pytest.fixture(scope="module", params=[(kind, react) for kind in KINDS for react in (False, True)],
                ids=lambda case: f"{case[0]}-{'reacting' if case[1] else 'not'}")
def scores(request):
    """Scores of all plans in each of four parks."""
    kind, react = request.param
    rows = []
    for seed in range(TRIALS):
        sealed = random_park(seed, kind)
        result = replay(sealed, plans_of(sealed), ReplayParams(10, 14, react, seed))
        rows.append({plan: result.score(plan) for plan in result.plans})
    return pd.DataFrame(rows)


@pytest.mark.parametrize("better, worse", [
    ("6 teams", "5 teams"), ("one at the station", "5 teams"), ("5 teams", "away"), ("4 cameras", "3 cameras"),
])
def test_what_is_better_by_construction_scores_higher(scores, better, worse):
    higher = (scores[better] > scores[worse] + 1e-9).mean()
    assert higher >= 0.95


def test_more_kilometres_never_score_worse_on_average(scores):
    means = scores[["nothing", "1.5 km", "5 teams", "12.0 km"]].mean()
    assert np.all(np.diff(means) > 0)


def test_nothing_scores_nothing(scores):
    assert (scores["nothing"] == 0).all()


def test_a_team_where_nobody_goes_is_told_apart_by_the_ground_that_it_searches_alone():
    """So small a part that the ground of a whole day's walk is worth less than 1 of 100."""
    sealed = random_park(2)
    x, y = sealed.spec.centres()
    cell = int(np.argmax(np.hypot(x[:, None] - sealed.ways.x, y[:, None] - sealed.ways.y).min(axis=1)))
    plans = [FieldPlan("one", loops("A", x[cell], y[cell], days=1))]
    result = replay(sealed, plans, ReplayParams(10, 14, False, 1))
    row = result.summary().query("plan == 'one'").set_index("measure")["mean"]
    assert row["harm_share"] == pytest.approx(0, abs=1e-9)
    assert row["signs_found"] == pytest.approx(0, abs=1e-6)
    assert 0 < result.score("one") == pytest.approx(0.02 * row["ground_share"], abs=1e-6)
    assert result.score("one") < 1
