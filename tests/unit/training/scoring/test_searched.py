"""Ground that a plan looks at, against a sum over points by hand."""

from __future__ import annotations

import numpy as np
import pytest

from pawc_planner.training.scoring.fielded import fielded
from pawc_planner.training.scoring.plan import FieldPlan, Outing
from pawc_planner.training.scoring.searched import ground_searched

from .small_park import cameras, two_ways


def line(team: str, y: float, transport: str = "foot") -> Outing:
    return Outing(team, "Middle", 0, transport, np.array([4000.0, 14_000.0]), np.array([y, y]))


def searched(*outings, watched=None) -> float:
    plan = FieldPlan("p", outings, *(() if watched is None else (watched,)))
    km2, park = ground_searched(two_ways(), fielded(plan, two_ways(), 14))
    assert park == pytest.approx(400)
    return km2


def test_a_long_straight_walk_searches_a_strip_of_known_width():
    """Points 125 m aside (every 250 m): rate 4 per km times the bell, times its length 120 m √(2π), and 375 m aside."""
    rates = [4 * 0.12 * np.sqrt(2 * np.pi) * np.exp(-0.5 * (off / 120) ** 2) for off in (125.0, 375.0)]
    per_km = 2 * 0.25 * sum(-np.expm1(-rate) for rate in rates)
    assert searched(line("A", 8000.0)) == pytest.approx(10 * per_km, rel=0.03)


def test_the_same_walk_again_adds_less_and_a_vehicle_sees_less():
    once, twice = searched(line("A", 8000.0)), searched(line("A", 8000.0), line("B", 8000.0))
    apart = searched(line("A", 8000.0), line("B", 12_000.0))
    assert once < twice < 0.9 * apart
    assert apart == pytest.approx(2 * once)
    assert searched(line("A", 8000.0, "vehicle")) < once / 2


def test_a_camera_on_a_point_looks_at_the_ground_about_it():
    """Chance 0.6 with a bell of 150 m over points every 250 m, the camera on one of them."""
    steps = 250 * np.arange(-1, 2)
    far2 = (steps[:, None] ** 2 + steps**2).ravel()
    by_hand = 0.0625 * 0.6 * np.exp(-0.5 * far2 / 150**2).sum()
    assert searched(watched=cameras((10_125.0, 10_125.0, 0.0))) == pytest.approx(by_hand)
    assert searched() == 0
