"""The same leg-day under the ids of several members: one recording in several exports, or several devices."""

from __future__ import annotations

import numpy as np
import pytest
from pyproj import Transformer

from pawc_planner.importers.patrols.member_copies import LegDayIndex

TO_DEGREES = Transformer.from_crs(32648, 4326, always_xy=True)
DAY = 20_089  # 2025-01-01
START = DAY * 86400.0


@pytest.fixture
def walk():
    rng = np.random.default_rng(3)
    heading = np.cumsum(rng.normal(0, 0.2, 400))
    x, y = 190_000 + np.cumsum(20 * np.cos(heading)), 1_570_000 + np.cumsum(20 * np.sin(heading))
    return x, y, START + 3600 + 30.0 * np.arange(400) + rng.uniform(0, 1, 400)


def copied(site, walk, other) -> float:
    index = LegDayIndex(site)
    index.add("P1", DAY, *walk)
    return float(index.copied("P2", DAY, *other).mean())


@pytest.mark.parametrize("decimals", [5, 6, 7])
def test_an_export_with_fewer_decimals_and_whole_seconds_is_a_copy(site, walk, decimals):
    x, y, t = walk
    degrees = np.round(TO_DEGREES.transform(x, y), decimals)
    there = TO_DEGREES.transform(*degrees, direction="INVERSE")
    assert copied(site, walk, (*there, np.floor(t))) == 1
    assert copied(site, walk, (there[0][30:-50], there[1][30:-50], np.floor(t)[30:-50])) == 1


@pytest.mark.parametrize("metres", [2, 3, 5])
def test_two_devices_side_by_side_are_two(site, walk, metres):
    rng = np.random.default_rng(4)
    x, y, t = walk
    assert copied(site, walk, (x + rng.normal(0, metres, len(x)), y + rng.normal(0, metres, len(y)), t)) == 0


def test_the_same_way_an_hour_later_is_another_walk(site, walk):
    x, y, t = walk
    assert copied(site, walk, (x, y, t + 3600)) == 0
