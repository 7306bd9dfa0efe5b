import json
import math

import pytest

from pawc_planner.base.errors import ParameterError
from pawc_planner.base.series import LINE, Series, series_json, series_of
from pawc_planner.base.words import Sentence


def test_series_survive_the_way_through_json():
    first = Series(
        ("2563", "2564"), (1.0, 2.5), "%", (0.5, 2.0), (1.5, 3.0), "coverage",
        Sentence("Coverage in {year}", {"year": 1}), Sentence("It grew."), 80.0, Sentence("Target"), LINE,
    )
    assert series_of(series_json([first, Series((), (), "km")])) == (first, Series((), (), "km"))


def test_what_is_not_known_is_null_and_comes_back_as_a_gap():
    text = series_json([Series(("a", "b"), (math.nan, 1.0), "km", (math.nan, 0.0), (math.inf, 2.0))])
    assert json.loads(text)[0]["values"] == [None, 1.0] and json.loads(text)[0]["high"] == [None, 2.0]
    back = series_of(text)[0]
    assert math.isnan(back.values[0]) and math.isnan(back.high[0]) and back.low[1] == 0.0


def test_values_without_labels_and_unknown_kinds_are_refused():
    with pytest.raises(ParameterError, match="2 labels"):
        Series(("a", "b"), (1.0,), "km")
    with pytest.raises(ParameterError, match="bars, line"):
        Series(("a",), (1.0,), "km", kind="pie")
