"""Finds of one party count once in the test of chance."""

from __future__ import annotations

import numpy as np
import pytest

from pawc_planner.analysis.grid import GridSpec, PlanningGrid
from pawc_planner.analysis.hotspots import hotspots
from pawc_planner.analysis.hotspots.parties import first_of_party, party_counts
from pawc_planner.analysis.rates import encounter_rates

GRID = PlanningGrid(GridSpec(0.0, 20_000.0, 1000.0, 20, 20), np.ones((20, 20)))


def test_finds_of_one_party_within_reach_count_once():
    x = np.array([0.0, 300.0, 450.0, 5000.0, 0.0, 10.0])
    party = np.array([1, 1, 1, 1, 2, 2])
    kept = first_of_party(x, np.zeros(6), party, 400.0)
    assert sorted(x[kept]) == [0.0, 0.0, 450.0, 5000.0], "450 is out of reach of 0, though not of 300"
    assert len(first_of_party(x, np.zeros(6), np.arange(6), 400.0)) == 6
    assert len(first_of_party(np.empty(0), np.empty(0), np.empty(0, int), 400.0)) == 0


def test_effort_of_a_visit_counts_as_far_as_it_could_meet_another_party():
    x = y = np.array([500.0, 500.0])
    visits, km = np.array([380, 380, 381]), np.array([1.0, 3.0, 2.0])
    found = party_counts(x, y, np.array([1, 2]), GRID, visits, km, 100.0)
    assert found.counts.sum() == 2 and found.counts.ravel()[380] == 2
    # the rate r at which two of three visits meet a party solves the sum of 1 − exp(−r·km) = 2
    from scipy.optimize import brentq

    r = brentq(lambda rate: (1 - np.exp(-rate * km)).sum() - 2, 1e-6, 50)
    effective = (1 - np.exp(-r * km)) / r
    assert found.exposure.ravel()[380] == pytest.approx(effective[:2].sum())
    assert found.exposure.ravel()[381] == pytest.approx(effective[2])
    rare = party_counts(x[:1], y[:1], np.array([1]), GRID, np.arange(400), np.ones(400), 100.0)
    assert rare.exposure.sum() == pytest.approx(400, rel=0.002), "rare events leave the effort as it is"


def test_thirty_finds_of_one_patrol_make_no_hotspot_and_those_of_thirty_do():
    x, y = GRID.spec.centres(np.full(30, 190))
    km = np.full((20, 20), 5.0)
    counts = np.bincount(np.full(30, 190), minlength=400).astype(float).reshape(20, 20)
    rates = encounter_rates(counts, km, GRID)
    visits, spent = np.repeat(np.arange(400), 5), np.ones(2000)
    one = party_counts(x, y, np.ones(30, int), GRID, visits, spent, 500.0)
    many = party_counts(x, y, np.arange(30), GRID, visits, spent, 500.0)
    assert hotspots(rates, GRID, parties=one).n_hot == 0
    assert hotspots(rates, GRID, parties=many).n_hot >= 1 and hotspots(rates, GRID).n_hot >= 1
