"""The table of statistics beside published ones: values by hand, ranges in proportion, verdicts in words."""

from __future__ import annotations

import math

import pytest
from scipy.stats import beta, chi2

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
    "People arrested a year": (20.0, HIGHER),
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
    assert half["New signs of harm found a year"].verdict == HIGHER  # 10 where 2.4 to 9.2 would be published
    assert half["New signs of harm found a year"].high == pytest.approx(9.2)
    assert half["Finds of threats per 1,000 km"].high == 30


def test_what_was_published_of_logging_is_no_range_for_elephants():
    of_elephants = found(kind=KINDS["elephants"])
    assert of_elephants["New signs of harm found a year"].verdict == UNPUBLISHED
    assert of_elephants["Pictures that show nothing, %"].verdict == WITHIN


def test_a_share_of_nothing_is_nothing_to_count():
    nobody = found({**FIGURES, "people_seen_by_cameras": 0, "people_stopped_after_pictures": 0})
    assert nobody["People stopped of those photographed, %"].verdict == NOTHING
    without = found({key: value for key, value in FIGURES.items() if key != "visited_percent"})
    assert without["Share of the park visited in the last year, %"].verdict == NOTHING


def test_the_ranges_of_counts_are_exact_intervals():
    ranges = {measure.name: (measure.low, measure.high) for measure in MEASURES}
    for name, count in (("New signs of harm found a year", 10), ("People arrested a year", 8)):
        exact = chi2.ppf(0.025, 2 * count) / 2, chi2.ppf(0.975, 2 * count + 2) / 2
        assert ranges[name] == pytest.approx(exact, abs=0.05)
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
