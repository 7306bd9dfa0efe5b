"""One stump counts once, however often and in whatever kind of record it is written down."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binom

from pawc_planner.analysis.rates.intervals import count_interval
from pawc_planner.analysis.rates.rare_counts import clump_size, same_rate_p, share_interval
from pawc_planner.analysis.rates.same_stump import StumpParams, distinct_stumps, felled_together
from pawc_planner.base.errors import ParameterError


def records(*rows):
    """Rows of (x, day, visit, source, more)."""
    usual = {"y": 0.0, "cut_day": np.nan, "stump_id": "", "species": "", "count": 1}
    columns = ["x", "y", "day", "cut_day", "visit", "source", "stump_id", "species", "count"]
    made = [usual | {"x": x, "day": day, "visit": f"{source}|{visit}", "source": source} | more
            for x, day, visit, source, more in rows]
    return pd.DataFrame(made, columns=columns)


@pytest.mark.parametrize(("rows", "days"), [
    ([], []),
    ([(0, 1, "P1", "find", {}), (10, 1, "P1", "table", {"stump_id": "S1"})], [1]),  # recorded and handed in
    ([(0, 1, "P1", "find", {}), (31, 1, "P1", "table", {})], [1, 1]),  # too far apart
    ([(0, 5, "P2", "find", {}), (3, 1, "P1", "find", {})], [1]),  # found again later
    ([(0, 1, "P1", "find", {}), (3, 1, "P1", "find", {})], [1, 1]),  # a team writes each down once
    ([(0, 1, "P1", "find", {"count": 3}), (3, 9, "P2", "find", {"count": 2})], [1, 1, 1]),
    ([(0, 1, "P1", "find", {"count": 2}), (3, 9, "P2", "find", {"count": 3})], [1, 1, 9]),  # one more since
    ([(0, 1, "P1", "find", {"species": "teak"}), (3, 9, "P2", "find", {"species": "rosewood"})], [1, 9]),
    ([(0, 1, "P1", "find", {"species": "rosewood"}), (3, 1, "P1", "table", {"species": "พะยูง"})], [1]),
    ([(0, 1, "P1", "table", {"stump_id": "S1"}), (3, 9, "P2", "table", {"stump_id": "S2"})], [1, 9]),
    ([(0, 1, "P1", "table", {"stump_id": "S1"}), (3, 9, "P2", "table", {"stump_id": "S1"})], [1]),
    ([(0, 1, "P1", "table", {"stump_id": "7"}), (900, 9, "P2", "table", {"stump_id": "7"})], [1, 9]),  # ids per office
    ([(np.nan, 1, "P1", "find", {}), (np.nan, 9, "P2", "find", {})], [1, 9]),  # nobody knows where
    ([(0, np.nan, "", "find", {}), (5, 4, "P1", "find", {})], [4]),  # its day is that of the dated record
    ([(0, 1, "P1", "find", {"count": 0})], []),
])
def test_each_stump_counts_once(rows, days):
    assert distinct_stumps(records(*rows))["day"].tolist() == days


def test_a_row_of_stumps_is_not_one_stump():
    """25 m from each to the next: the first and the third are 50 m apart."""
    row = records(*((25.0 * i, i, f"P{i}", "find", {}) for i in range(4)))
    assert distinct_stumps(row)["x"].tolist() == [0.0, 50.0]


def test_the_day_of_cutting_comes_from_whichever_record_has_it():
    rows = records((0, 10, "P1", "find", {}), (2, 10, "P1", "table", {"cut_day": 4}))
    assert distinct_stumps(rows)["cut_day"].tolist() == [4.0]


def test_order_of_rows_does_not_matter():
    rows = records(*((17.0 * (i % 7), i, f"P{i}", "find", {"count": 1 + i % 2}) for i in range(30)))
    again = rows.sample(frac=1, random_state=1)
    pd.testing.assert_frame_equal(distinct_stumps(rows), distinct_stumps(again))


def test_distance_must_be_above_zero():
    with pytest.raises(ParameterError, match="STUMP_DISTANCE"):
        StumpParams(0)


@pytest.mark.parametrize(("count", "before", "p"), [
    (5, 11, 2 * 6885 / 65536), (0, 0, 1.0), (3, 3, 1.0), (0, 6, 2 / 64),
])
def test_two_years_are_compared_by_the_binomial(count, before, p):
    """5 of 16: Σ C(16, k), k ≤ 5, is 1 + 16 + 120 + 560 + 1820 + 4368 = 6885."""
    assert same_rate_p(count, before) == pytest.approx(p)


def test_years_of_unlike_length_are_compared_per_exposure():
    assert same_rate_p(10, 20, 1.0, 2.0) == pytest.approx(1.0)
    assert np.isnan(same_rate_p(1, 2, 0.0, 1.0))


def test_shares_of_few_are_exact():
    assert share_interval(0, 10) == (0.0, pytest.approx(1 - 0.025**0.1))
    assert share_interval(10, 10) == (pytest.approx(0.025**0.1), 1.0)
    assert all(np.isnan(share_interval(0, 0)))


def test_stumps_of_one_errand_belong_together():
    """Three in a row 600 m apart on one day, one of another day among them, one far away, one without a place."""
    x, day = [0, 600, 1200, 300, 9000, np.nan], [1, 1, 1, 2, 1, 1]
    stumps = pd.DataFrame({"x": x, "y": 0.0, "day": day, "cut_day": np.nan})
    assert sorted(felled_together(stumps)) == [1, 1, 1, 3]
    assert clump_size(felled_together(stumps)) == pytest.approx((9 + 3) / 6)
    assert clump_size(felled_together(stumps[:0])) == 1.0 and clump_size([1, 1, 1]) == 1.0


def test_clumps_are_not_taken_for_a_change_of_rate():
    """Twenty stumps cut on five errands against four on one: single stumps would differ, errands do not."""
    assert same_rate_p(20, 4) < 0.01 and same_rate_p(20, 4, dispersion=4.0) == pytest.approx(same_rate_p(5, 1))
    assert same_rate_p(3, 5) == pytest.approx(2 * binom.cdf(3, 8, 0.5))


def test_intervals_of_stumps_hold_when_they_come_in_clumps():
    rng, held, single = np.random.default_rng(6), 0, 0
    for _ in range(400):
        sizes = [rng.geometric(1 / 3, rng.poisson(12 / 3)) for _ in range(6)]
        for spread, kind in ((clump_size(np.concatenate(sizes)), "clumps"), (1.0, "single")):
            low, high = count_interval(sizes[0].sum(), 0.95, spread)
            held += (low <= 12 <= high) and kind == "clumps"
            single += (low <= 12 <= high) and kind == "single"
    assert single < 0.8 * 400 and held > 0.92 * 400
