"""Charts of a cycle come back from the site database as they went in."""

from __future__ import annotations

import math

import pytest

from pawc_planner.base.series import Series
from pawc_planner.base.words import Sentence
from pawc_planner.site.series import read_series, write_series

NAN = math.nan
RATE = Series(
    ("2019", "2020", "2021"), (0.5, NAN, 0.25), "finds per 100 km", (0.2, NAN, 0.1), (1.1, NAN, NAN), "rate_by_year",
    Sentence("ต่อปี {n}", {"n": 3}),
    Sentence("Half of {year}: {why}.", {"year": 2019, "why": Sentence("few ({n})", {"n": 2})}), 0.4,
    Sentence("Base"), "bars",
)
KM = Series(("2025-01", "2025-02"), (10.0, 0.0), "km", name="km_by_month", kind="line")


def same(one: Series, other: Series) -> bool:
    """NaN is not equal to itself, so they are compared as text."""
    return repr(one) == repr(other)


def stored(site, *many, cycle="c"):
    with site.transaction() as writer:
        return write_series(writer, cycle, many)


def test_what_goes_in_comes_out_in_its_order(site):
    assert stored(site, RATE, KM) == 5
    rate, km = read_series(site, "c")
    assert same(rate, RATE) and same(km, KM)


def test_the_charts_of_a_cycle_are_replaced_and_those_of_others_stay(site):
    stored(site, RATE, KM)
    stored(site, RATE, cycle="before")
    stored(site, KM)
    assert [one.name for one in read_series(site, "c")] == ["km_by_month"]
    assert [one.name for one in read_series(site, "before")] == ["rate_by_year"]


def test_no_chart_and_a_chart_without_values_leave_nothing(site):
    assert stored(site) == 0 and stored(site, Series((), (), "km", name="empty")) == 0
    assert read_series(site, "c") == () == read_series(site, "never")


def test_a_fault_later_in_the_transaction_leaves_the_charts_as_they_were(site):
    stored(site, KM)
    with pytest.raises(RuntimeError), site.transaction() as writer:
        write_series(writer, "c", [RATE])
        raise RuntimeError
    assert [one.name for one in read_series(site, "c")] == ["km_by_month"]


def test_two_charts_of_one_name_are_one(site):
    stored(site, Series(("a",), (1.0,), "km", name="x"), Series(("a",), (2.0,), "km", name="x"))
    assert [one.values for one in read_series(site, "c")] == [(2.0,)]
