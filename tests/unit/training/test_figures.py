"""The table of statistics beside published ones: values by hand, ranges in proportion, verdicts in words."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.stats import beta

from pawc_planner.training.figures import (
    HIGHER,
    LOWER,
    MEASURES,
    NOTHING,
    UNPUBLISHED,
    WITHIN,
    sentences,
    statistics,
    table,
)
from pawc_planner.training.parameters import KINDS

YEARS = 2
FIGURES = {
    "km": 25_000.0,
    "patrol_days": 5_000,
    "visited_percent": 79.0,
    "threats": 650,
    "stumps": 20,
    "people_arrested": 40,
    "camera_events": 400,
    "camera_events_per_class": {"blank": 300, "human": 20},
    "people_seen_by_cameras": 80,
    "people_stopped_after_pictures": 26,
    "reports": 150,
}
WANTED = {
    "Patrol km a year": (12_500.0, WITHIN),  # over 12,000
    "Patrol-days a year": (2_500.0, WITHIN),  # 829 to 2,667 in 2,236 km²
    "Km per patrol-day": (5.0, WITHIN),
    "Share of the park visited in the last year, %": (79.0, LOWER),
    "Finds of threats per 1,000 km": (26.0, WITHIN),
    "New signs of harm found a year": (10.0, WITHIN),
    "People arrested a year": (20.0, HIGHER),  # 3.5 to 15 or so
    "Pictures that show nothing, %": (75.0, WITHIN),
    "People photographed a year": (40.0, UNPUBLISHED),
    "People stopped of those photographed, %": (32.5, WITHIN),
    "Information reports a year": (75.0, UNPUBLISHED),
}


def found(figures=FIGURES, **park):
    return {one.measure.name: one for one in statistics(figures, YEARS, **{"size_km2": 2236.0, **park})}


def test_values_and_verdicts_are_those_by_hand():
    assert {name: (one.value, one.verdict) for name, one in found().items()} == WANTED


def test_counts_are_compared_in_proportion_to_the_area_and_rates_are_not():
    half = found(size_km2=1118.0)
    assert half["Patrol km a year"].low == 6000
    assert (half["Patrol-days a year"].low, half["Patrol-days a year"].high) == pytest.approx(
        (1031 * 1118 / 2780, 3316 * 1118 / 2780))
    assert half["Finds of threats per 1,000 km"].high == 30


def test_what_was_published_of_logging_is_no_range_for_elephants():
    of_elephants = found(kind=KINDS["elephants"])
    assert of_elephants["New signs of harm found a year"].verdict == UNPUBLISHED
    assert of_elephants["Pictures that show nothing, %"].verdict == WITHIN


def test_a_park_of_boats_is_not_compared_with_the_share_that_teams_on_foot_visit():
    name = "Share of the park visited in the last year, %"
    assert found(kind=KINDS["nests"])[name].verdict == UNPUBLISHED
    assert found(kind=KINDS["elephants"])[name].verdict == LOWER


def test_a_share_of_nothing_is_nothing_to_count():
    nobody = found({**FIGURES, "people_seen_by_cameras": 0, "people_stopped_after_pictures": 0})
    assert nobody["People stopped of those photographed, %"].verdict == NOTHING
    without = found({key: value for key, value in FIGURES.items() if key != "visited_percent"})
    assert without["Share of the park visited in the last year, %"].verdict == NOTHING


@pytest.mark.parametrize("size_km2, years", [(2236.0, 1), (2236.0, 10), (300.0, 1)])
def test_a_count_is_compared_with_the_counts_that_chance_would_make_of_the_published_one(size_km2, years):
    """Draws: the rate that ten stumps in one year leave open, then the stumps of our years and area."""
    stumps = {one.measure.name: one for one in statistics(FIGURES, years, size_km2)}["New signs of harm found a year"]
    rng = np.random.default_rng(1)
    drawn = rng.poisson(rng.gamma(10.5, 1.0, 400_000) * years * size_km2 / 2236) / years
    assert (stumps.low, stumps.high) == pytest.approx(tuple(np.percentile(drawn, [2.5, 97.5])), abs=1.01 / years)


def test_the_range_of_a_share_is_its_exact_interval():
    ranges = {measure.name: (measure.low, measure.high) for measure in MEASURES}
    share = (100 * beta.ppf(0.025, 13, 28), 100 * beta.ppf(0.975, 14, 27))
    assert ranges["People stopped of those photographed, %"] == pytest.approx(share, abs=0.05)


def test_the_table_says_in_words_what_lies_outside():
    text = table(FIGURES, YEARS, 2236.0)
    lines = {line.split("  ")[0]: line for line in text.splitlines()}
    assert "lower than published" in lines["Share of the park visited in the last year, %"]
    assert "12,000+" in lines["Patrol km a year"] and "Thap Lan 2020" in lines["Patrol km a year"]
    assert "22.0–30.0" in lines["Finds of threats per 1,000 km"]
    assert text.splitlines()[-1] == (
        "Of 9 measures that can be compared, 2 are outside of what real sites have published."
    )


def test_the_sentences_are_those_of_the_table():
    said = [str(one) for one in sentences(tuple(found().values()))]
    assert said[3] == (
        "Share of the park visited in the last year, %: 79.0; lower than published (80.0–100, Thap Lan 2020)."
    )
    assert said[8] == "People photographed a year: 40.0; nothing published to compare with."
    assert len(said) == len(MEASURES) + 1


def test_nothing_outside_is_said_too():
    one = found()["Km per patrol-day"]
    assert str(sentences((one,))[-1]) == "All 1 measures that can be compared are as published."
    assert math.isnan(found()["Information reports a year"].low)
