"""The true chance of a find per km against a sum by hand and against many random walks."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from pawc_planner.analysis.grid import GridSpec
from pawc_planner.training.clock import midnight
from pawc_planner.training.encounters.sightings import SignSet
from pawc_planner.training.rangers.presence import Presence
from pawc_planner.training.scoring.find_chance import find_chance
from pawc_planner.training.scoring.sealed import OldSigns

from ..sighted import chance_seen
from .small_park import two_ways


def park_with(x, y, ease):
    sealed = two_ways()
    start = midnight(sealed.first_day)
    x, y, ease = (np.asarray(values, float) for values in (x, y, ease))
    fresh = OldSigns(x, y, np.full(len(x), start), np.full(len(x), start + 4e7), ease, np.zeros(len(x), bool))
    return replace(sealed, signs=fresh), start


def test_one_fresh_sign_by_hand():
    sealed, _ = park_with([500.0], [500.0], [0.5])
    figures = sealed.params.rangers
    spec = GridSpec(0.0, 4000.0, 2000.0, 2, 2)
    rate = figures.detection * 0.5 * 2 * np.pi * figures.sight_m**2 / 4e6
    expected = [0.0, 0.0, 1 - np.exp(-rate), 0.0]
    assert find_chance(sealed, spec) == pytest.approx(expected)


def test_it_is_what_walking_a_km_anywhere_in_the_cell_gives_on_average():
    sealed, start = park_with([2000.0, 2400.0, 1500.0], [2000.0, 1700.0, 2300.0], [0.2, 0.1, 0.3])
    spec = GridSpec(0.0, 4000.0, 4000.0, 1, 1)
    old, rng, total = sealed.signs, np.random.default_rng(3), 0.0
    signs = SignSet(old.x, old.y, old.left, old.gone, old.ease)
    n = 4000
    x, y = rng.uniform(0, 4000, (2, n))
    walk = Presence(np.full(n, start + 1.0), x, y, np.full(n, 1.0), np.ones(n), np.arange(n))
    rates = -np.log1p(-chance_seen(signs, walk, sealed.params.rangers))
    total = rates.sum() / n
    assert -np.log1p(-find_chance(sealed, spec)[0]) == pytest.approx(total, rel=0.1)
