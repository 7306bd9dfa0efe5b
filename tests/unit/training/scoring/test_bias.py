"""Patrol bias: nothing when finds do not depend on effort, and as large as worked out by hand when they do."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import numpy as np
import pandas as pd
import pytest

from pawc_planner.analysis.grid import GridSpec
from pawc_planner.training.scoring.bias import patrol_bias, write_bias_picture, write_patrol_bias

from .small_park import two_ways

SPEC = GridSpec(0.0, 10_000.0, 500.0, 20, 20)
EVERYWHERE = np.ones(400, bool)
EFFORT = np.arange(400.0)


def rng():
    return np.random.default_rng(3)


def test_finds_in_the_most_patrolled_half_only_lean_by_a_quarter_of_the_park():
    cells = np.arange(400)
    bias = patrol_bias(cells, cells >= 200, EFFORT, EVERYWHERE, rng())
    assert bias.true == pytest.approx(50)
    assert bias.found == pytest.approx(75)
    assert bias.points == pytest.approx(25)
    assert bias.low < 25 < bias.high
    assert (bias.signs, bias.finds) == (400, 200)


def test_finds_that_do_not_depend_on_effort_show_no_bias():
    inside = 0
    for seed in range(40):
        luck = np.random.default_rng(seed)
        cells = luck.integers(0, 400, 300)
        bias = patrol_bias(cells, luck.random(300) < 0.3, EFFORT, EVERYWHERE, luck)
        inside += bias.low <= 0 <= bias.high
    assert inside >= 34


def test_signs_outside_the_park_are_left_out_and_no_finds_have_no_number():
    cells = np.array([-1, 5, 300])
    part = EVERYWHERE.copy()
    part[300] = False
    bias = patrol_bias(cells, np.array([True, True, True]), EFFORT, part, rng())
    assert (bias.signs, bias.points) == (1, 0)
    assert np.isnan(patrol_bias(cells, np.zeros(3, bool), EFFORT, part, rng()).points)


def test_the_picture_shows_three_maps_in_greys_and_says_the_number(tmp_path):
    cells = np.arange(400)
    found = cells >= 200
    bias = patrol_bias(cells, found, EFFORT, EVERYWHERE, rng())
    path = tmp_path / "bias.svg"
    write_bias_picture(path, SPEC, EVERYWHERE, cells, found, EFFORT, bias)
    root = ET.parse(path).getroot()
    texts = [node.text for node in root.iter("{http://www.w3.org/2000/svg}text")]
    assert texts[:3] == ["Signs that were there", "Patrol effort", "Signs that patrols found"]
    assert texts[3].startswith("Patrol bias +25 points (+22 to +28)")
    fills = [node.get("fill") for node in root.iter("{http://www.w3.org/2000/svg}rect")][1:]
    assert all(fill[1:3] == fill[3:5] == fill[5:7] for fill in fills)
    third = len(fills) // 3
    shade = [int(fill[1:3], 16) for fill in fills]
    # four rows of squares of 3 km: true signs lie everywhere alike; no find in the uppermost
    assert len(set(shade[:third])) == 1
    assert set(shade[2 * third :][: third // 4]) == {255}
    assert min(shade[2 * third :]) < 60
    again = tmp_path / "again.svg"
    write_bias_picture(again, SPEC, EVERYWHERE, cells, found, EFFORT, bias)
    assert again.read_bytes() == path.read_bytes()


def test_the_picture_speaks_the_language_it_is_given(tmp_path):
    cells = np.arange(400)
    bias = patrol_bias(cells, cells >= 200, EFFORT, EVERYWHERE, rng())
    path = tmp_path / "bias.svg"
    write_bias_picture(path, SPEC, EVERYWHERE, cells, cells >= 200, EFFORT, bias, say=lambda text: "ไทย < & " + text)
    assert "ไทย &lt; &amp; Patrol effort" in path.read_text(encoding="utf-8")


def test_a_history_gives_its_number_and_picture_in_one_step(tmp_path):
    """Patrols walk in the lowest of forty rows only; all finds lie there: percentile 98.75 less the mean of 50."""
    terrain = two_ways().terrain
    x, y = terrain.spec.centres()
    low = y < 500
    signs = pd.DataFrame({"x": x, "y": y})
    bias = write_patrol_bias(tmp_path / "bias.svg", terrain, signs, low, 0.1 * low, rng())
    assert bias.found == pytest.approx(98.75)
    assert bias.points == pytest.approx(48.75)
    assert "Patrol bias +49 points" in (tmp_path / "bias.svg").read_text(encoding="utf-8")


def test_a_history_without_finds_says_so(tmp_path):
    terrain = two_ways().terrain
    signs = pd.DataFrame({"x": [100.0, 300.0], "y": [100.0, 300.0]})
    write_patrol_bias(tmp_path / "bias.svg", terrain, signs, np.zeros(2, bool), np.zeros(terrain.spec.size), rng())
    assert "Patrols found none of the 2 signs" in (tmp_path / "bias.svg").read_text(encoding="utf-8")
