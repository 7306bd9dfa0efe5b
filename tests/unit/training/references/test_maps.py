"""Maps to compare with: shape, values by hand, and what each says of places nobody visited."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import gaussian_kde

from pawc_planner.training.references.errors import NotAskedError
from pawc_planner.training.references.maps import CHANCE, MAPS, make_map, silverman_bandwidth

from ...steps.conftest import TRACKS, cell

VISITED = cell(4, 3)  # P1 walked through it, six snares were found in it
NEVER = cell(1, 13)


@pytest.mark.parametrize("name", MAPS)
def test_every_map_has_the_shape_of_the_grid_and_a_value_for_each_cell_inside(known, name):
    values = make_map(known, name)
    assert values.shape == known.grid.spec.shape == (15, 15)
    assert np.isfinite(values[known.grid.inside]).all() and np.isnan(values[~known.grid.inside]).all()
    assert MAPS[name].name == name
    if name != "hotspot_z":
        assert np.nanmin(values) >= 0
    if MAPS[name].is_probability:
        assert np.nanmax(values) <= 1


def test_two_maps_are_probabilities_and_all_say_what_they_are():
    assert [name for name, one in MAPS.items() if one.scale == CHANCE] == ["uniform", "find_chance"]
    assert all(one.make.__doc__ for one in MAPS.values())


@pytest.mark.parametrize("name", ["persistence", "all_finds", "effort_alone", "risk"])
def test_cells_outside_the_boundary_have_no_value(known, name):
    inside = known.grid.weight.copy()
    inside[:3] = 0.0
    smaller = replace(known)
    object.__setattr__(smaller, "grid", replace(known.grid, weight=inside))
    assert np.isnan(make_map(smaller, name)[:3]).all()


def test_finds_and_effort_are_counted_by_hand(known):
    """Six snares and the find of an animal in January; the last cycle of 14 days ends on 10 February: nothing."""
    finds, km = make_map(known, "all_finds").ravel(), make_map(known, "effort_alone").ravel()
    assert finds[VISITED] == 6 and finds[cell(5, 5)] == 2 and finds.sum() == 9
    assert km[VISITED] == pytest.approx(1.0) and km[NEVER] == 0
    walked = sum(track["km"] for track in TRACKS)
    assert km.sum() == pytest.approx(walked - 2)  # P2 comes from 2 km outside
    assert make_map(known, "persistence").sum() == 0
    assert (known.last.start.isoformat(), known.last.end.isoformat()) == ("2025-01-28", "2025-02-10")


def test_raw_rate_is_finds_by_km_and_the_mean_where_nobody_was(known):
    raw = make_map(known, "raw_finds_per_km").ravel()
    assert raw[VISITED] == pytest.approx(6.0)
    assert raw[NEVER] == pytest.approx(8 / known.km.sum())  # the ninth find lies where no patrol went


def test_plain_density_is_that_of_an_independent_peer(known):
    finds = known.evidence.finds
    placed = finds.geometry[finds.geometry.notna()]
    x, y = placed.x.to_numpy(), placed.y.to_numpy()
    here = known.grid.spec.cells_at(x, y) >= 0
    x, y = x[here], y[here]
    bandwidth = silverman_bandwidth(x, y, 500.0)
    assert bandwidth == pytest.approx(np.sqrt((x.var(ddof=1) + y.var(ddof=1)) / 2) * len(x) ** (-1 / 6))
    peer = gaussian_kde(np.vstack([x, y]))
    peer.covariance = np.eye(2) * bandwidth**2
    distance = (np.stack(known.grid.spec.centres())[:, :, None] - np.vstack([x, y])[:, None]) / bandwidth
    exact = np.exp(-0.5 * (distance**2).sum(axis=0)).sum(axis=1) / (2 * np.pi * bandwidth**2) * 1e6
    assert make_map(known, "plain_kernel_density").ravel() == pytest.approx(exact, abs=0.01 * exact.max())


def test_bandwidth_of_few_or_equal_points_is_the_least():
    assert silverman_bandwidth(np.array([1.0]), np.array([1.0]), 500.0) == 500.0
    assert silverman_bandwidth(np.full(9, 1.0), np.full(9, 2.0), 500.0) == 500.0


def test_chance_of_a_find_is_the_mean_over_the_posterior(known):
    """Drawn from the gamma posterior: the mean of 1 − exp(−rate)."""
    rates, rng = known.maps.hotspots.rates, np.random.default_rng(1)
    chance = make_map(known, "find_chance").ravel()
    for at, finds, km in ((VISITED, 6, 1.0), (NEVER, 0, 0.0)):
        drawn = rng.gamma(rates.prior_shape + finds, 1 / (rates.prior_rate + km), 200_000)
        assert chance[at] == pytest.approx((1 - np.exp(-drawn)).mean(), rel=0.02)


def test_ours_are_what_the_analysis_says(known):
    maps = known.maps
    inside = known.grid.inside
    assert make_map(known, "gap")[inside].max() == pytest.approx(1.0)
    assert (make_map(known, "risk") * known.grid.weight).sum() / known.grid.weight.sum() == pytest.approx(1.0)
    known_cells = maps.hotspots.rates.known
    assert make_map(known, "shrunk_rate")[known_cells].tolist() == maps.hotspots.rates.rate[known_cells].tolist()
    assert make_map(known, "hotspot_z")[known_cells].tolist() == maps.hotspots.test.z[known_cells].tolist()
    assert make_map(known, "hotspot_z").ravel()[NEVER] == 0


def test_risk_is_the_one_behind_the_gaps(known):
    """Of the cells that are listed the risk is printed by the gap analysis itself."""
    top = known.maps.gaps.top
    assert known.risk.ravel()[top["cell"]] == pytest.approx(top["risk"].to_numpy(float))


def test_an_unknown_map_lists_those_there_are(known):
    with pytest.raises(NotAskedError, match="persistence"):
        make_map(known, "crystal_ball")
