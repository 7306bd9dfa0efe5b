"""Information reports: how many, how true, and how near to what happened."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
import shapely

from pawc_planner.training.clock import midnight
from pawc_planner.training.parameters import KINDS, ParkParams, ReportParams
from pawc_planner.training.reports import SUBJECTS, make_reports

from .rangers.grounds import EAST, NORTH, ground_of

PARAMS = ParkParams(size_km2=2000.0, years=10)
FIRST = midnight(PARAMS.first_day)
GROUND = ground_of(2000.0)
# a walk every tenth day at 20:00, each on its own parallel; two before the history
TRIPS = pd.DataFrame({"trip": np.arange(-2, 360), "start": FIRST + 864_000.0 * np.arange(-2, 360) + 72_000})


def _way(trip: int) -> tuple[np.ndarray, np.ndarray]:
    return EAST - 20_000 + np.arange(81) * 250.0, np.full(81, NORTH + 20.0 * trip)


@pytest.fixture(scope="module")
def reports() -> pd.DataFrame:
    return make_reports(GROUND, TRIPS, _way, PARAMS, np.random.default_rng(6))


def test_number_and_shares_are_those_of_the_parameters(reports):
    # 45 per 1,000 km2 and year over 2,000 km2 and ten years: 900, Poisson
    assert len(reports) == pytest.approx(900, abs=3 * 30)
    share = reports.truth.value_counts(normalize=True)
    assert share["true"] == pytest.approx(0.5, abs=0.05)
    assert share["vague"] == pytest.approx(0.28, abs=0.05)
    assert share["false"] == pytest.approx(0.22, abs=0.05)


def test_true_and_vague_ones_lie_within_their_radius_of_the_walk_and_within_days_of_it(reports):
    of_walks = reports[reports.truth != "false"]
    assert (of_walks.trip >= 0).all()
    for row in of_walks.itertuples():
        way = shapely.LineString(np.column_stack(_way(row.trip)))
        assert way.distance(shapely.Point(row.x, row.y)) <= row.radius_m + 0.02
        # never the first third of the way in
        assert row.x >= EAST - 20_000 + 0.29 * 20_000 - row.radius_m
        days = (row.received - (date(2023, 1, 1) + timedelta(days=10 * row.trip))).days
        assert -1 <= days <= 5 or row.received in (PARAMS.first_day, PARAMS.end - timedelta(days=1))


def test_vague_ones_are_less_certain_and_worse_graded_than_true_ones(reports):
    assert reports[reports.truth == "true"].radius_m.median() == 1000
    assert reports[reports.truth == "vague"].radius_m.min() == 3000
    grades = reports.groupby("truth").info_grade.mean()
    assert grades["true"] == pytest.approx(2.0, abs=0.15)
    assert grades["vague"] == pytest.approx(4.0, abs=0.3) and grades["false"] == pytest.approx(4.5, abs=0.3)
    assert set(reports[reports.truth == "false"].source_grade) == set("CDEF")


def test_false_ones_are_anywhere_in_the_park_and_of_no_walk(reports):
    false = reports[reports.truth == "false"]
    assert (false.trip == -1).all()
    assert shapely.contains_xy(GROUND.terrain.outline.buffer(2400), false.x, false.y).all()
    assert (false.y < NORTH - 3000).mean() > 0.25


def test_they_come_in_the_order_of_days_within_the_history(reports):
    assert reports.received.is_monotonic_increasing
    assert reports.received.min() >= PARAMS.first_day and reports.received.max() < PARAMS.end


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_its_own_subjects(kind):
    params = ParkParams(size_km2=2000.0, years=1, kind=KINDS[kind])
    found = make_reports(GROUND, TRIPS, _way, params, np.random.default_rng(1))
    assert set(found.subject) == set(SUBJECTS[kind])


def test_without_walks_all_are_false_and_the_same_seed_gives_the_same_bytes():
    params = ParkParams(size_km2=2000.0, years=1, reports=ReportParams(radius_m=400.0))
    none = [make_reports(GROUND, TRIPS.iloc[:2], _way, params, np.random.default_rng(1)) for _ in range(2)]
    assert len(none[0]) > 50 and set(none[0].truth) == {"false"}
    assert set(none[0].radius_m) == {200.0, 400.0, 800.0}
    assert none[0].to_csv().encode() == none[1].to_csv().encode()
