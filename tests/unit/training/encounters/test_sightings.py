"""Chances to see signs against sums by hand, and draws against chances."""

from __future__ import annotations

import numpy as np
import pytest

from pawc_planner.training.encounters.sightings import SignSet, seen_at
from pawc_planner.training.parameters import RangerParams
from pawc_planner.training.rangers.presence import Presence, joined

from ..sighted import chance_seen

DAY = 86_400.0
FIGURES = RangerParams(detection=4.0, sight_m=100.0, old_sign=0.5)


def one_sign(x=0.0, y=0.0, left=0.0, gone=100 * DAY, ease=1.0, n=1):
    return SignSet(*(np.full(n, float(v)) for v in (x, y, left, gone, ease)))


def step(day, x=0.0, km=0.1, sees=1.0):
    return Presence(*(np.array([float(v)]) for v in (day * DAY, x, 0.0, km, sees)), np.array([0]))


def test_a_fresh_sign_beside_the_way():
    signs = one_sign(left=-1e-6)
    assert chance_seen(signs, step(1e-9), FIGURES) == pytest.approx([1 - np.exp(-4.0 * 0.1)])


def test_age_distance_ease_and_transport_multiply():
    rate = 4.0 * 0.3 * 0.1 * 0.2 * np.exp(-0.5) * (0.5 + 0.5 * np.exp(-2 * 0.25))
    found = chance_seen(one_sign(ease=0.3), step(25, x=100.0, sees=0.2), FIGURES)
    assert found == pytest.approx([1 - np.exp(-rate)])


def test_before_it_is_left_and_after_it_is_gone_nothing_is_seen():
    signs = one_sign(left=10 * DAY, gone=20 * DAY)
    assert chance_seen(signs, joined([step(9), step(21)]), FIGURES).tolist() == [0.0]


def test_passes_add_up_across_the_stretches_of_time():
    days = [1, 40, 70, 130, 200]
    signs = one_sign(gone=400 * DAY)
    alone = [-np.log(1 - chance_seen(signs, step(day), FIGURES)[0]) for day in days]
    together = -np.log(1 - chance_seen(signs, joined([step(day) for day in days]), FIGURES)[0])
    assert together == pytest.approx(sum(alone))


def test_the_step_of_the_first_sight_is_where_the_summed_rate_reaches_the_draw():
    presence = joined([step(day) for day in (1, 40, 70, 130)])
    signs = one_sign(gone=400 * DAY, n=4)
    each = -np.log(1 - chance_seen(one_sign(gone=400 * DAY), presence, FIGURES)[0])
    found = seen_at(signs, presence, FIGURES, np.array([0.01, each * 0.4, each * 0.99, each * 1.01]))
    assert found[0] == 0
    assert found[1] in (1, 2)
    assert found[2] == 3
    assert found[3] == -1


def test_draws_agree_with_chances():
    rng = np.random.default_rng(1)
    presence = joined([step(day, x=50.0) for day in (1, 30, 65, 90, 140)])
    signs = one_sign(gone=300 * DAY, ease=0.4, n=20_000)
    share = (seen_at(signs, presence, FIGURES, rng.exponential(1.0, 20_000)) >= 0).mean()
    assert share == pytest.approx(chance_seen(signs, presence, FIGURES)[0], abs=0.012)


def test_more_effort_never_sees_less_of_the_same_signs():
    rng = np.random.default_rng(2)
    n = 400
    signs = SignSet(rng.uniform(0, 3000, n), rng.uniform(-100, 100, n), rng.uniform(0, 50, n) * DAY,
                    np.full(n, 90 * DAY), np.full(n, 0.5))
    patience = rng.exponential(1.0, n)
    some = joined([step(day, x=float(x)) for day, x in zip(range(1, 90, 3), rng.uniform(0, 3000, 30))])
    more = joined([some, *[step(day, x=float(x)) for day, x in zip(range(2, 90, 3), rng.uniform(0, 3000, 30))]])
    seen_some, seen_more = (seen_at(signs, p, FIGURES, patience) >= 0 for p in (some, more))
    assert (seen_more | ~seen_some).all()
    assert seen_more.sum() > seen_some.sum()
