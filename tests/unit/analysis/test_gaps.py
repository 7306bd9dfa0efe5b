from __future__ import annotations

import numpy as np
import pytest

from pawc_planner.analysis.gaps import GapParams, gap_scores, risk_surface
from pawc_planner.analysis.grid import GridSpec, PlanningGrid
from pawc_planner.analysis.hotspots.density import DensityParams, kernel_density
from pawc_planner.analysis.rates import RateResult, encounter_rates
from pawc_planner.base.errors import ParameterError

from .parks import square_grid

GRID = square_grid(2)
EVEN = np.ones((2, 2))


def rates_of(finds: np.ndarray, km: np.ndarray) -> RateResult:
    return encounter_rates(finds, km, square_grid(len(km)))


def test_gap_worked_by_hand():
    # beta 0.1 per km (100 m of sight on 1 km²); a half-life of 90 days.
    km = np.array([[0.0, 10.0], [10.0, 10.0]])
    days = np.array([[np.nan, 0.0], [90.0, 0.0]])
    value = np.array([[1.0, 1.0], [1.0, 3.0]])
    found = gap_scores(EVEN, km, days, value, GRID)
    seen = 1 - np.exp(-1.0)
    np.testing.assert_allclose(found.detection, [[0, seen], [seen / 2, seen]])
    gap = np.array([[1, 1 - seen], [1 - seen / 2, 3 * (1 - seen)]])
    np.testing.assert_allclose(found.score, gap / gap.max())
    assert found.rank.tolist() == [[2, 4], [3, 1]]
    assert found.top["cell"].tolist() == [3, 0, 2, 1]
    assert "Not visited at all" in str(found.top["why"].iloc[1])
    assert "90 days ago, 10.0 km" in str(found.top["why"].iloc[2])
    assert str(found.sentence).startswith("Half of what may go undetected lies in 2 of 4 cells; 1 cells")


def test_aged_kilometres_alone_decide_detection_when_they_are_given():
    km, days = np.full((2, 2), 100.0), np.array([[1.0, 1.0], [1.0, 1.0]])
    aged = np.array([[0.0, 1.0], [5.0, 100.0]])
    found = gap_scores(EVEN, km, days, None, GRID, aged_km=aged)
    np.testing.assert_allclose(found.detection, 1 - np.exp(-0.1 * aged))
    assert found.rank.tolist() == [[1, 2], [3, 4]]
    assert "100.0 km" in str(found.top["why"].iloc[0])


def test_detection_follows_the_size_of_the_cell():
    assert GapParams(swath_m=100).beta(square_grid(2, 1000.0)) == pytest.approx(0.1)
    assert GapParams(swath_m=100).beta(square_grid(2, 250.0)) == pytest.approx(1.6)
    assert GapParams(detection_per_km=0.5).beta(GRID) == 0.5


def test_cells_outside_have_no_gap_and_cells_on_the_boundary_weigh_by_their_share():
    grid = PlanningGrid(GRID.spec, np.array([[1.0, 0.5], [0.25, 0.0]]))
    found = gap_scores(EVEN, np.zeros((2, 2)), np.full((2, 2), np.nan), None, grid)
    np.testing.assert_allclose(found.score, [[1.0, 0.5], [0.25, 0.0]])
    assert found.rank.tolist() == [[1, 2], [3, 0]]


def test_equal_gaps_are_ranked_by_cell_and_the_list_is_as_long_as_asked():
    found = gap_scores(EVEN, np.zeros((2, 2)), np.full((2, 2), np.nan), None, GRID, GapParams(top=2))
    assert found.rank.tolist() == [[1, 2], [3, 4]]
    assert found.top["cell"].tolist() == [0, 1]


def test_nothing_at_stake_is_no_gap():
    found = gap_scores(EVEN, np.zeros((2, 2)), np.full((2, 2), np.nan), np.zeros((2, 2)), GRID)
    assert (found.rank == 0).all()
    assert found.top.empty
    assert "No cell" in str(found.sentence)


def test_risk_has_mean_one_inside_and_is_never_nothing():
    rng = np.random.default_rng(1)
    weight = rng.random((12, 12)) * (rng.random((12, 12)) < 0.8)
    grid = PlanningGrid(GridSpec(0.0, 12_000.0, 1000.0, 12, 12), weight)
    km = rng.gamma(0.5, 5.0, (12, 12)) * (rng.random((12, 12)) < 0.5)
    finds = rng.poisson(km * 0.3).astype(float)
    flow = rng.random((12, 12))
    flow[0, 0] = np.nan
    per_km = np.where(km > 0, rng.random((12, 12)), np.nan)
    risk = risk_surface(encounter_rates(finds, km, grid), per_km, grid, intrusion=flow)
    assert (risk * weight).sum() / weight.sum() == pytest.approx(1.0)
    assert (risk[weight > 0] > 0).all()
    assert (risk[weight == 0] == 0).all()


def test_an_unvisited_cell_takes_the_prior_mean_drawn_to_its_neighbours():
    km, finds = np.full((21, 21), 5.0), np.zeros((21, 21))
    finds[4:9, 4:9] = 5.0
    km[6, 6], finds[6, 6] = 0.0, 0.0  # in the middle of the trouble
    km[15, 15] = 0.0  # in the middle of the quiet
    rates = rates_of(finds, km)
    risk = risk_surface(rates, None, square_grid(21))
    assert risk[6, 6] > 5 * risk[15, 15] > 0
    alone = risk_surface(rates, None, square_grid(21), params=GapParams(smoothing_cells=0.0))
    prior_mean = rates.prior_shape / rates.prior_rate
    assert alone[6, 6] == pytest.approx(alone[15, 15])
    assert alone[6, 6] / alone[0, 0] == pytest.approx(prior_mean / rates.rate[0, 0])


def test_one_find_hardly_moves_the_risk_and_many_do():
    grid, km = square_grid(21), np.full((21, 21), 5.0)

    def peak(n: int) -> float:
        finds = np.zeros((21, 21))
        finds[10, 10] = n
        place = np.full(n, 10_500.0)
        density = kernel_density(place, place, grid, DensityParams(bandwidth_m=2000))
        return float(risk_surface(rates_of(finds, km), density, grid).max())

    assert peak(1) < 3.0
    assert peak(40) > 3 * peak(1)


def test_no_finds_at_all_leave_every_place_alike_where_effort_is_alike():
    grid = square_grid(5)
    rates = encounter_rates(np.zeros((5, 5)), np.zeros((5, 5)), grid)
    empty = kernel_density([], [], grid)
    np.testing.assert_allclose(risk_surface(rates, empty, grid, intrusion=np.zeros((5, 5))), 1.0)


def test_intrusion_raises_the_risk_where_intruders_walk():
    grid = square_grid(5)
    rates = encounter_rates(np.zeros((5, 5)), np.zeros((5, 5)), grid)
    flow = np.zeros((5, 5))
    flow[2] = 1.0
    risk = risk_surface(rates, None, grid, intrusion=flow)
    # Rate 1 (weight 2) and flow of mean 1 (weight 1): (2 + 5) / 3 on the corridor and 2 / 3 beside it.
    assert (risk[2, 0], risk[0, 0]) == pytest.approx((7 / 3, 2 / 3))


def test_wrong_input_is_named():
    with pytest.raises(ParameterError, match="risk is of the|risk is"):
        gap_scores(np.ones((3, 3)), np.zeros((2, 2)), np.zeros((2, 2)), None, GRID)
    with pytest.raises(ParameterError, match="value is partly negative"):
        gap_scores(EVEN, np.zeros((2, 2)), np.zeros((2, 2)), -EVEN, GRID)
    with pytest.raises(ParameterError, match="half_life_days"):
        GapParams(half_life_days=0)
