"""The spatial scan finds the strongest window, says how sure it is, and calls chance no more often than its level."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from benchmarks.points_csv import read_areas
from pawc_planner.analysis.hotspots.scan import gumbel_p, log_likelihood_ratio, spatial_scan
from pawc_planner.analysis.hotspots.scan_params import ScanParams
from pawc_planner.analysis.hotspots.scan_windows import Ratios, forms
from pawc_planner.base.errors import Cancelled, ParameterError

FEW = ScanParams(permutations=99)


def every_window(x, y, cases, exposure, params):
    """Return all windows as (statistic, frozenset of places), with plain loops over centres, forms and radii."""
    total, effort = cases.sum(), exposure.sum()
    windows = {}
    for form in forms(params.shapes, params.compactness):
        turn = math.radians(form.angle)
        for i in range(len(x)):
            east, north = x - x[i], y - y[i]
            along = (east * math.cos(turn) + north * math.sin(turn)) / form.shape
            across = -east * math.sin(turn) + north * math.cos(turn)
            reach = np.round(np.sqrt(along**2 + across**2), 6)
            for radius in set(reach):
                inside = reach <= radius
                share = exposure[inside].sum() / effort
                if share > params.max_share + 1e-12:
                    continue
                c, e = cases[inside].sum(), total * share
                high, low = c > e and c >= params.min_cases, c < e
                if not {"high": high, "low": low, "both": high or low}[params.side]:
                    continue
                llr = (c * math.log(c / e) if c else 0) + (
                    (total - c) * math.log((total - c) / (total - e)) if total > c else 0)
                places = frozenset(np.flatnonzero(inside).tolist())
                windows[places] = max(windows.get(places, 0), llr * form.penalty)
    return sorted(((value, places) for places, value in windows.items()), key=lambda one: -one[0])


def greedy(windows):
    """Return the strongest windows without a common place."""
    chosen, taken = [], set()
    for value, places in windows:
        if not places & taken:
            chosen.append(value)
            taken |= places
    return chosen


@pytest.mark.parametrize("side", ["high", "low", "both"])
@pytest.mark.parametrize(("shapes", "compactness"), [((1.0,), 0.0), ((1.0, 2.0, 3.0), 0.5)])
def test_windows_and_chance_agree_with_plain_loops(side, shapes, compactness):
    rng = np.random.default_rng(3)
    x, y = (part.ravel() * 1000.0 for part in np.meshgrid(np.arange(6), np.arange(5)))
    exposure = rng.gamma(1.0, 10.0, 30)
    cases = rng.multinomial(60, np.where((x > 2500) & (y > 2500), 3, 1) * exposure / (
        np.where((x > 2500) & (y > 2500), 3, 1) * exposure).sum())
    params = ScanParams(0.5, shapes=shapes, compactness=compactness, side=side, permutations=19, level=0.5)
    found = spatial_scan(x, y, cases, exposure, params)
    windows = every_window(x, y, cases, exposure, params)
    wanted = greedy(windows)
    assert [one.statistic for one in found.clusters] == pytest.approx(wanted[: len(found.clusters)])
    assert set(found.clusters[0].places) == windows[0][1] or windows[0][0] == pytest.approx(windows[1][0])
    drawn = np.random.default_rng(1).multinomial(60, exposure / exposure.sum(), 19)
    by_chance = [max((value for value, _ in every_window(x, y, run, exposure, params)), default=0) for run in drawn]
    assert found.simulated == pytest.approx(by_chance, abs=1e-9)


def test_sudden_infant_deaths_in_north_carolina_cluster_in_two_groups_of_counties():
    # 1974–84, deaths and births after Cressie (1993); the ratios follow by hand from 107 of 1503 deaths where 57.698
    # are expected, and 70 where 34.617 are.
    counties = read_areas(Path(__file__).parents[3] / "benchmarks" / "data" / "north_carolina_sids.csv")
    found = spatial_scan(counties.x, counties.y, counties.cases, counties.population, FEW)
    first, second = (set(counties.names[one.places]) for one in found.clusters[:2])
    assert first == {"Bladen", "Hoke", "Robeson", "Scotland"}
    assert second == {"Bertie", "Halifax", "Hertford", "Northampton"}
    assert [one.llr for one in found.clusters[:2]] == pytest.approx([17.632, 14.338], abs=1e-3)


def test_a_cluster_has_the_numbers_worked_out_by_hand():
    # Ten places in a row, 10 km each; 8 of 20 finds at the first two, 12 at the others; others have 1 or 2.
    x = np.arange(10) * 1000.0
    cases = np.array([4, 4, 1, 2, 1, 2, 1, 2, 1, 2])
    found = spatial_scan(x, np.zeros(10), cases, np.full(10, 10.0), replace(FEW, level=0.5)).clusters[0]
    assert (found.cases, found.expected, found.exposure) == (8, 4, 20)
    assert found.relative_risk == pytest.approx((8 / 4) / (12 / 16))
    assert found.llr == pytest.approx(8 * math.log(2) + 12 * math.log(12 / 16))
    assert found.radius_m == 1000


def test_places_without_effort_take_no_part_and_finds_there_are_refused():
    found = spatial_scan([0, 1000, 2000], [0, 0, 0], [5, 0, 0], [1, 1, 0], FEW)
    assert all(2 not in one.places for one in found.clusters)
    with pytest.raises(ParameterError, match="exposure"):
        spatial_scan([0, 1000, 2000], [0, 0, 0], [5, 0, 1], [1, 1, 0], FEW)
    with pytest.raises(ParameterError, match="cases"):
        spatial_scan([0, 1000], [0, 0], [0.5, 1], [1, 1], FEW)


@pytest.mark.parametrize("cases", [[0, 0, 0], [1, 0, 0]])
def test_too_few_finds_are_said(cases):
    found = spatial_scan([0, 1000, 2000], [0, 0, 0], cases, [1, 1, 1], FEW)
    assert found.clusters == () and str(sum(cases)) in str(found.sentence)


def test_all_finds_at_one_place_are_a_cluster_of_infinite_risk():
    cases = np.zeros(50, int)
    cases[7] = 12
    found = spatial_scan(np.arange(50) * 1000.0, np.zeros(50), cases, np.ones(50), FEW)
    assert found.significant == 1 and math.isinf(found.clusters[0].relative_risk)
    assert "all 12 finds" in str(found.sentence)


def test_a_limit_in_metres_holds_for_the_longer_axis():
    rng = np.random.default_rng(2)
    x, y = rng.uniform(0, 10_000, (2, 60))
    params = ScanParams(max_m=2000, shapes=(1.0, 2.0), permutations=19, level=0.5)
    found = spatial_scan(x, y, rng.poisson(2, 60), np.ones(60), params)
    assert all(one.radius_m * one.shape <= 2000 for one in found.clusters)


def test_counts_that_reach_a_ratio_are_the_first_to_do_so():
    ratios, share = Ratios(40, "both", 1), np.array([0.1, 0.5])
    least, most = ratios.least(share, 2.0), ratios.most(share, 2.0)
    for i in range(2):
        expected = 40 * share[i]
        assert log_likelihood_ratio(least[i], expected, 40) >= 2 > log_likelihood_ratio(least[i] - 1, expected, 40)
        assert log_likelihood_ratio(most[i], expected, 40) >= 2 > log_likelihood_ratio(most[i] + 1, expected, 40)


def test_gumbel_follows_its_own_distribution():
    drawn = np.random.default_rng(5).gumbel(6, 1.2, 20_000)
    assert gumbel_p(6 + 1.2 * 4, drawn) == pytest.approx(1 - math.exp(-math.exp(-4)), rel=0.1)


def test_ten_finds_by_chance_are_called_at_most_at_the_level():
    rng, called = np.random.default_rng(9), 0
    x, y = (part.ravel() * 1000.0 for part in np.meshgrid(np.arange(9), np.arange(9)))
    for run in range(120):
        exposure = rng.gamma(0.5, 10.0, 81) * (rng.random(81) < 0.7)
        cases = rng.multinomial(10, exposure / exposure.sum())
        called += spatial_scan(x, y, cases, exposure, ScanParams(permutations=39, seed=run)).significant > 0
    assert called <= 12  # 6 expected; more than 12 has a chance of under 1 %


def test_a_true_cluster_is_found_at_its_place():
    rng, hits = np.random.default_rng(11), 0
    x, y = (part.ravel() * 1000.0 for part in np.meshgrid(np.arange(12), np.arange(12)))
    risk = np.where(np.hypot(x - 3000, y - 3000) < 1500, 8.0, 1.0)
    for run in range(10):
        exposure = rng.gamma(1.0, 10.0, 144)
        cases = rng.multinomial(60, risk * exposure / (risk * exposure).sum())
        found = spatial_scan(x, y, cases, exposure, replace(FEW, seed=run))
        hits += found.significant > 0 and (risk[found.clusters[0].places] > 1).mean() > 0.5
    assert hits >= 9


def test_same_seed_same_result_and_it_can_be_cancelled():
    rng = np.random.default_rng(1)
    ground = rng.uniform(0, 9000, 40), rng.uniform(0, 9000, 40), rng.poisson(1, 40), np.ones(40)
    assert (spatial_scan(*ground, FEW).simulated == spatial_scan(*ground, FEW).simulated).all()

    class Stop:
        def report(self, fraction, text=""):
            pass

        def cancelled(self):
            return True

    with pytest.raises(Cancelled):
        spatial_scan(*ground, FEW, Stop())
