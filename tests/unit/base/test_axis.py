"""Axes of charts, worked out by hand."""

from __future__ import annotations

import math

import pytest

from pawc_planner.base.axis import axis_of, is_wide, marks, number, numbers, runs, signed, tick_texts, with_height
from pawc_planner.base.series import Series

NAN = math.nan


def series(*values, low=(), high=(), reference=None):
    return Series(tuple(map(str, range(len(values)))), values, "km", low, high, reference=reference)


@pytest.mark.parametrize(("shown", "ends", "ticks"), [
    (series(10.0, 38.0), (0, 40), (0, 10, 20, 30, 40)),
    (series(10.0, 38.0, reference=80.0), (0, 80), (0, 20, 40, 60, 80)),
    (series(NAN, NAN), (0, 1), (0, 0.5, 1.0)),
    (series(), (0, 1), (0, 0.5, 1.0)),
    (series(0.0, 0.0), (0, 1), (0, 0.5, 1.0)),
    (series(-2.0, 2.0), (-2, 2), (-2, -1, 0, 1, 2)),
    (series(1.0, low=(0.0,), high=(2.0,)), (0, 2), (0, 0.5, 1.0, 1.5, 2.0)),
    (series(1.0, low=(0.0,), high=(1000.0,)), (0, 3), (0, 1, 2, 3)),
    (series(NAN, low=(NAN,), high=(NAN,), reference=NAN), (0, 1), (0, 0.5, 1.0)),
    (series(3e9), (0, 3e9), (0, 1e9, 2e9, 3e9)),
])
def test_all_values_and_the_line_across_are_on_the_axis(shown, ends, ticks):
    axis = axis_of(shown)
    assert (axis.bottom, axis.top) == pytest.approx(ends)
    assert axis.ticks == pytest.approx(ticks)


def test_what_lies_beyond_an_end_stands_at_the_end():
    axis = axis_of(series(1.0, low=(0.0,), high=(1000.0,)))
    assert axis.share(1000.0) == 1.0 and axis.share(-1.0) == 0.0 and axis.share(1.5) == pytest.approx(0.5)


def test_every_label_is_written_where_there_is_room_and_the_years_of_many_months():
    months = [f"{year}-{month:02d}" for year in (2019, 2020, 2021) for month in range(1, 13)]
    assert marks(months[:3], 12) == [(0, "2019-01"), (1, "2019-02"), (2, "2019-03")]
    assert marks(months, 12) == [(0, "2019"), (12, "2020"), (24, "2021")]
    assert marks(months, 2) == [(0, "2019"), (24, "2021")]
    assert marks(months[2:14], 4) == [(0, "2019-03"), (3, "2019-06"), (6, "2019-09"), (9, "2019-12")]
    days = [f"2025-{1 + n // 4:02d}-{1 + n % 4 * 7:02d}" for n in range(16)]
    assert marks(days, 12) == [(0, "2025-01"), (4, "2025-02"), (8, "2025-03"), (12, "2025-04")]
    assert marks(days[3:], 12) == [(1, "2025-02"), (5, "2025-03"), (9, "2025-04")], "January is cut off"
    assert marks(days[:4], 2) == [(0, "2025-01-01"), (2, "2025-01-15")]
    assert marks(["a", "b", "c", "d", "e"], 3) == [(0, "a"), (2, "c"), (4, "e")]
    assert marks([], 3) == []


def test_a_chart_is_wide_when_its_labels_are_many_or_long():
    assert not is_wide([]) and not is_wide([f"2024-{n:02d}" for n in range(1, 13)])
    assert not is_wide([f"2025-01-{n:02d}" for n in range(1, 32)])
    assert is_wide([str(n) for n in range(25)]) and is_wide(["a long name of a sector"] * 3)
    assert not is_wide(["foot", "boat"])


def test_numbers_are_written_with_the_figures_that_can_be_read():
    shown = [number(value) for value in (12345.6, 100.4, 56.74, 5.678, 0.01234, 0.0, 3.0, -0.5, 2e-9, NAN)]
    assert shown == ["12,346", "100", "56.7", "5.7", "0.012", "0", "3", "-0.50", "0.000000", "–"]
    assert numbers([1.0, 0.782, NAN, 120.0]) == ["1.00", "0.78", "–", "120"] and numbers([5, 12]) == ["5", "12"]
    assert numbers([]) == [] and numbers([83.71, 80.0]) == ["83.7", "80.0"]
    assert (with_height("Target", 80.0), with_height("Target of 80 %", 80.0), with_height("", 1.0)) == (
        "Target 80", "Target of 80 %", "1")
    assert tick_texts([0.0, 0.05, 0.1]) == ["0.00", "0.05", "0.10"]
    assert tick_texts([0, 1000, 2000]) == ["0", "1,000", "2,000"]


def test_a_line_breaks_where_a_value_is_not_known():
    assert runs([1.0, 2.0, NAN, NAN, 3.0]) == [[0, 1], [4]]
    assert runs([NAN]) == [] == runs([])


def test_a_change_is_signed_and_never_rounded_to_none():
    assert [signed(value) for value in (-13.1, 0.046, 0.6, -0.0004, 0.0, 250.4)] == [
        "-13", "+0.05", "+1", "0", "0", "+250"]
    assert signed(float("inf")) == "–"
