from datetime import date

import pytest

from pawc_planner.base.errors import ParameterError
from pawc_planner.base.seasons import Seasons


def test_the_usual_seasons_are_the_halves_of_the_monsoon_year():
    usual = Seasons()
    assert usual.of_month(11) == usual.of_month(4) == "dry" and usual.of_month(5) == usual.of_month(10) == "wet"
    assert Seasons.from_text("") == usual and Seasons.from_text(usual.text) == usual


def test_a_season_over_the_turn_of_the_year_is_named_by_the_year_it_began_in():
    usual = Seasons()
    assert usual.label(date(2024, 11, 1)) == usual.label(date(2025, 4, 30)) == "2024 dry"
    assert usual.label(date(2025, 5, 1)) == "2025 wet"
    assert usual.labels([None, date(2025, 12, 1), float("nan")]) == ["", "2025 dry", ""]


def test_three_seasons_and_one_month_alone():
    found = Seasons.from_text("hot=3-5; rain = 6-10;cool=11-2")
    assert found.names == ("hot", "rain", "cool") and found.label(date(2025, 1, 1)) == "2024 cool"
    assert Seasons.from_text("a=1;b=2-12").of_month(1) == "a"


@pytest.mark.parametrize("text", ["dry=11-4", "dry=11-4; wet=4-10", "dry", "=1-12", "dry=0-4; wet=5-12", "a=x-3;b=4-2"])
def test_seasons_that_are_none_are_refused(text):
    with pytest.raises(ParameterError, match="SEASONS"):
        Seasons.from_text(text)


def test_months_that_do_not_follow_each_other_are_refused():
    with pytest.raises(ParameterError, match="successive"):
        Seasons({"a": (1, 3, 2), "b": tuple(range(4, 13))})
