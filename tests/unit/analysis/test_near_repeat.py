"""Near repeats: pairs close in space and time are counted exactly, and called only beyond chance and looking."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from pawc_planner.analysis.hotspots.near_repeat import NearRepeatParams, Visits, holm, near_repeat
from pawc_planner.base.errors import Cancelled, ParameterError

FEW = NearRepeatParams(permutations=99)


def counted_one_by_one(x, y, day, params, party=None):
    """Count pairs with a plain double loop."""
    table = np.zeros(params.bands.shape, int)

    def band(value, limits):
        for number, (low, high) in enumerate(zip(limits, limits[1:])):
            if params.closed == "left" and low <= value < high:
                return number
            if params.closed == "right" and (low < value <= high or (number == 0 and value == low)):
                return number
        return None

    for i in range(len(x)):
        for j in range(i):
            apart = abs(x[i] - x[j]), abs(y[i] - y[j])
            metres = sum(apart) if params.metric == "manhattan" else np.hypot(*apart)
            at = band(metres, params.space_m), band(abs(day[i] - day[j]), params.time_days)
            if None not in at and (party is None or party[i] != party[j]):
                table[at] += 1
    return table


@pytest.mark.parametrize("closed", ["left", "right"])
@pytest.mark.parametrize("metric", ["euclidean", "manhattan"])
@pytest.mark.parametrize("last", [300.0, np.inf])
def test_pairs_are_those_that_a_plain_double_loop_counts(closed, metric, last):
    rng = np.random.default_rng(4)
    x, y = rng.integers(0, 20, (2, 80)) * 20.0  # many distances lie exactly on a limit
    day = rng.integers(0, 40, 80).astype(float)
    party = np.arange(80) // 2
    params = NearRepeatParams((0.0, 1.0, 100.0, 200.0, last), (0.0, 2.0, 7.0, np.inf), closed=closed, metric=metric,
                              permutations=19)
    for group in (None, party):
        found = near_repeat(x, y, day, params, party=group)
        expected = counted_one_by_one(x, y, day, params, group)
        assert found.table["observed"].to_numpy().reshape(params.bands.shape).tolist() == expected.tolist()


def test_expected_pairs_are_pairs_near_times_share_of_pairs_soon():
    # Under shuffling, each of the P pairs near is soon with the share of all pairs that are soon (Knox 1964).
    rng = np.random.default_rng(8)
    x, y, day = rng.uniform(0, 3000, 150), rng.uniform(0, 3000, 150), rng.integers(0, 100, 150).astype(float)
    params = NearRepeatParams((0.0, 500.0), (0.0, 10.0), permutations=999)
    apart_m = np.hypot(x[:, None] - x, y[:, None] - y)[np.triu_indices(150, 1)]
    apart_days = np.abs(day[:, None] - day)[np.triu_indices(150, 1)]
    expected = (apart_m < 500).sum() * (apart_days < 10).mean()
    near = near_repeat(x, y, day, params).near
    assert near["expected"] == pytest.approx(expected, rel=0.02)
    assert near["ratio"] == pytest.approx((apart_m[apart_days < 10] < 500).sum() / expected, rel=0.02)


def test_the_published_count_of_burkitts_lymphoma_is_found():
    # Within 20 and 5, limits included: 13 pairs (documentation of PySAL's knox on the data of Bailey and Gatrell).
    libpysal = pytest.importorskip("libpysal")
    geopandas = pytest.importorskip("geopandas")
    cases = geopandas.read_file(libpysal.examples.get_path("burkitt.shp"))
    params = NearRepeatParams((0.0, 20.0), (0.0, 5.0), near_m=20, soon_days=5, closed="right")
    found = near_repeat(cases["X"], cases["Y"], cases["T"], params)
    assert found.near["observed"] == 13
    assert 0.1 < found.near["p"] < 0.25  # 0.17 there with 99 shuffles
    assert not found.repeats


def repeated(seed, number=60):
    """Finds strewn over space and time, half of them followed by another 100 m off, 3 days later."""
    rng = np.random.default_rng(seed)
    x, y, day = rng.uniform(0, 20_000, number), rng.uniform(0, 20_000, number), rng.integers(0, 700, number) * 1.0
    again = slice(0, number // 2)
    return np.r_[x, x[again] + 100], np.r_[y, y[again]], np.r_[day, day[again] + 3]


def test_true_repeats_are_called_and_said_with_their_number():
    found = near_repeat(*repeated(1), FEW)
    assert found.repeats and found.near["observed"] >= 30 and found.near["p"] == 0.01
    assert found.sentence.facts["ratio"] == pytest.approx(found.near["observed"] / found.near["expected"])


def test_finds_of_one_party_are_no_repeat_and_keep_together():
    # Each patrol records three things at one place on one day; no patrol comes near another.
    place, day = np.repeat(np.arange(20) * 5000.0, 3), np.repeat(np.arange(20) * 30.0, 3)
    alone = near_repeat(place, place, day, FEW)
    assert alone.near["observed"] == 60 and alone.repeats
    together = near_repeat(place, place, day, FEW, party=np.repeat(np.arange(20), 3))
    assert together.near["observed"] == 0 and not together.repeats


def looked_at(seed):
    """Places visited twice, three days apart, once in two years, with a find at every visit."""
    rng = np.random.default_rng(seed)
    place, first = np.repeat(np.arange(30), 2), rng.integers(0, 700, 30)
    day = (np.repeat(first, 2) + np.tile([0, 3], 30)).astype(float)
    return place * 3000.0, np.zeros(60), day, place


def test_repeats_that_come_from_looking_are_not_called_but_said():
    x, y, day, place = looked_at(2)
    shuffled = near_repeat(x, y, day, FEW)
    assert shuffled.repeats
    visits = Visits(place, day, np.ones(60), place)
    explained = near_repeat(x, y, day, FEW, visits=visits)
    assert not explained.repeats and explained.near["p"] == 0.01
    # Both visits of a place hold its two finds, in either order: always 3 days apart, so 30 pairs of 30.
    assert explained.near["expected_visits"] == 30
    assert "days of patrols" in explained.sentence.template


def test_repeats_beyond_the_visits_are_called():
    x, y, day = repeated(3)
    place = np.arange(len(x))
    every_day = np.tile(np.arange(710.0), len(x))
    visits = Visits(np.repeat(place, 710), every_day, np.ones(len(every_day)), place)
    found = near_repeat(x, y, day, FEW, visits=visits)
    assert found.repeats and found.near["ratio_visits"] == pytest.approx(found.near["ratio"], rel=0.5)


@pytest.mark.parametrize("n", [0, 1, 3])
def test_few_finds_give_a_clear_sentence(n):
    found = near_repeat(np.arange(n) * 50.0, np.zeros(n), np.arange(n) * 300.0, FEW)
    assert not found.repeats and len(found.table) == 16
    assert str(n) in str(found.sentence)


def test_what_has_no_place_or_day_is_left_out():
    found = near_repeat([0, np.nan, 10, 20], [0, 0, 0, 0], [1, 2, np.nan, 3], FEW)
    assert found.events == 2 and found.near["observed"] == 1


def test_same_seed_same_table_other_seed_other_table():
    one, same, other = (near_repeat(*repeated(5), replace(FEW, seed=seed)).table for seed in (1, 1, 2))
    assert one.equals(same) and not one.equals(other)


def test_chance_alone_is_called_at_most_at_its_level():
    rng, calls = np.random.default_rng(6), 0
    params = NearRepeatParams(permutations=39)
    for run in range(200):
        x, y, day = rng.uniform(0, 8000, 40), rng.uniform(0, 8000, 40), rng.integers(0, 365, 40)
        calls += near_repeat(x, y, day, replace(params, seed=run)).repeats
    assert calls <= 18  # 10 expected; 18 has a chance of under 1 %


def test_holm_multiplies_by_what_is_left():
    assert holm(np.array([0.03, 0.01, 0.04])).tolist() == pytest.approx([0.06, 0.03, 0.06])


def test_wrong_bands_are_refused_with_their_value():
    with pytest.raises(ParameterError, match="space_m"):
        NearRepeatParams(space_m=(0.0, 500.0, 100.0))
    with pytest.raises(ParameterError, match="metric"):
        NearRepeatParams(metric="chebyshev")


def test_it_can_be_cancelled():
    class Stop:
        def report(self, fraction, text=""):
            pass

        def cancelled(self):
            return True

    with pytest.raises(Cancelled):
        near_repeat(*repeated(1), FEW, Stop())
