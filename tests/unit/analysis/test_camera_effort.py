"""Camera-days and pictures per 100 of them, worked out by hand."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest
import shapely
from scipy.stats import gamma

from pawc_planner.analysis.effort.camera_days import working_days
from pawc_planner.analysis.effort.cameras import camera_effort, sentences
from pawc_planner.analysis.grid import GridSpec
from pawc_planner.analysis.lines.sector_parts import NO_SECTOR, OUTSIDE
from pawc_planner.base.errors import ParameterError
from pawc_planner.base.period import Period

JANUARY = Period(date(2025, 1, 1), date(2025, 1, 31))
SPEC = GridSpec(0.0, 3000.0, 1000.0, 3, 3)
PARK = shapely.box(0, 0, 3000, 3000)


def day(number: int, month: int = 1) -> date:
    return date(2025, month, number)


def stood(*rows) -> pd.DataFrame:
    """Deployments as (camera, from, to, status, x, y)."""
    return pd.DataFrame(rows, columns=["camera_id", "from_day", "to_day", "status", "x", "y"])


def seen(*rows) -> pd.DataFrame:
    """Pictures as (camera, day, class, people)."""
    return pd.DataFrame(rows, columns=["camera_id", "day", "class", "people"])


def effort(deployments, events=None, period=JANUARY, **more):
    return camera_effort(deployments, seen() if events is None else events, period, SPEC, PARK, **more)


def days_of(*rows, events=None, period=JANUARY) -> dict[str, int]:
    return effort(stood(*rows), events, period).by("camera").set_index("camera")["camera_days"].to_dict()


def notes_of(*rows, events=None) -> str:
    return " ".join(map(str, sentences(effort(stood(*rows), events))[1:]))


def test_both_days_count_and_what_lies_outside_the_period_does_not():
    assert days_of(("A", day(5), day(9), "removed", 1, 1)) == {"A": 5}
    assert days_of(("A", date(2024, 12, 1), day(3), "", 1, 1), ("B", day(30), day(9, 2), "", 1, 1)) == {"A": 3, "B": 2}
    assert days_of(("A", date(2024, 1, 1), date(2024, 12, 31), "", 1, 1)) == {}
    assert days_of(("A", day(5), day(5), "", 1, 1), period=Period(day(5), day(5))) == {"A": 1}


def test_a_leap_day_counts():
    rows = ("A", date(2024, 2, 1), date(2024, 2, 29), "", 1, 1)
    assert days_of(rows, period=Period(date(2024, 1, 1), date(2024, 12, 31))) == {"A": 29}


def test_overlapping_deployments_at_one_place_count_once_at_two_places_each():
    assert days_of(("A", day(1), day(10), "", 500, 500), ("A", day(6), day(12), "", 560, 500)) == {"A": 12}
    two = (("A", day(1), day(10), "", 500, 500), ("A", day(6), day(12), "", 2500, 500))
    assert days_of(*two) == {"A": 17}
    assert "at two places at once: 5;" in notes_of(*two)


def test_a_standing_camera_works_to_the_end_or_until_it_is_set_up_anew():
    assert days_of(("A", day(21), None, "active", 1, 1), ("B", day(21), None, "", 1, 1)) == {"A": 11, "B": 11}
    moved = (("A", day(1), None, "active", 1, 1), ("A", day(11), day(20), "removed", 2500, 1))
    assert days_of(*moved) == {"A": 20}


@pytest.mark.parametrize("status", ["lost", "Broken", "removed"])
def test_a_lost_camera_without_last_day_works_until_its_last_picture(status):
    row = ("A", day(5), None, status, 1, 1)
    pictures = seen(("A", day(3), "blank", 0), ("A", day(8), "blank", 0), ("A", day(7), "animal", 0))
    assert days_of(row, events=pictures) == {"A": 4}
    assert "counted until their last picture: 1." in notes_of(row, events=pictures)


def test_a_lost_camera_that_never_sent_is_unknown_not_none():
    row = ("A", day(5), None, "lost", 1, 1)
    assert days_of(row) == {}
    assert "or lost without one: 1; they count no days" in notes_of(row)
    assert working_days(stood(row), seen(), JANUARY).unknown["camera"].tolist() == ["A"]


def test_without_first_day_it_works_from_its_first_picture_of_no_other_deployment():
    pictures = seen(("A", day(4), "blank", 0), ("A", day(12), "blank", 0), ("B", day(1), "blank", 0))
    assert days_of(("A", None, day(20), "", 1, 1), events=pictures) == {"A": 17}
    both = (("A", day(2), day(6), "", 1, 1), ("A", None, day(20), "", 2500, 1))
    assert days_of(*both, events=pictures) == {"A": 5 + 9}
    assert "counted from the first picture of the camera: 1." in notes_of(*both, events=pictures)
    assert days_of(("A", None, None, "active", 1, 1)) == {}


def test_a_deployment_that_ends_before_it_begins_is_said():
    assert days_of(("A", day(9), day(5), "", 1, 1)) == {}
    assert "count no days: 1." in notes_of(("A", day(9), day(5), "", 1, 1))


def test_rates_of_people_leave_rangers_out_and_have_the_interval_of_encounter_rates():
    pictures = seen(
        ("A", day(2), "person", 3), ("A", day(2), "person", np.nan), ("A", day(3), "ranger", 4),
        ("A", day(4), "vehicle", 1), ("A", day(5), "blank", 0), ("B", day(6), "person", 1), ("A", day(25), "person", 9))
    found = effort(stood(("A", day(1), day(20), "", 1, 1), ("C", day(1), day(20), "", 1, 1)), pictures)
    row = found.by().iloc[0]
    assert row[["camera_days", "pictures", "person", "ranger", "vehicle", "people"]].tolist() == [40, 5, 2, 1, 1, 4]
    assert row[["rate", "rate_low", "rate_high"]].tolist() == pytest.approx(
        [2 / 0.40, 2 * gamma.ppf(0.025, 1.5) / 0.40, 2 * gamma.ppf(0.975, 1.75) / 0.40])  # two of one day: one clump
    assert found.unmatched == 2  # no deployment of B; A had gone by the 25th
    assert "known to have worked: 2;" in str(sentences(found)[-1])
    silent = found.by("camera").set_index("camera").loc["C"]
    assert (silent["person"], silent["rate"], silent["rate_low"]) == (0, 0.0, 0.0) and silent["rate_high"] > 0


def test_by_month_season_sector_and_cell_adds_up():
    rows = (
        ("A", date(2025, 4, 25), date(2025, 5, 4), "", 500, 2500), ("B", day(1, 5), day(2, 5), "", 2500, 500),
        ("C", day(1, 5), day(3, 5), "", 9000, 9000), ("D", day(1, 5), day(1, 5), "", np.nan, np.nan))
    whole = Period(date(2025, 1, 1), date(2025, 12, 31))
    found = effort(stood(*rows), period=whole, sectors=[("เหนือ", shapely.box(0, 2000, 3000, 3000)), ("All", PARK)])
    keys = ("month", "season", "sector", "cell")
    count = {key: found.by(key).set_index(key)["camera_days"].to_dict() for key in keys}
    assert count["month"] == {"2025-04": 6, "2025-05": 10}
    assert count["season"] == {"2024 dry": 6, "2025 wet": 10}
    assert count["sector"] == {"เหนือ": 10, "All": 2, OUTSIDE: 3, "place not known": 1}
    assert count["cell"] == {0: 10, 8: 2, -1: 4}
    assert NO_SECTOR in effort(stood(("A", day(1), day(2), "", 500, 500))).by("sector")["sector"].tolist()


def test_no_cameras_say_that_nothing_is_known():
    found = effort(stood())
    assert "nothing is known" in str(sentences(found)[0])
    assert len(found.by("month")) == 0 and found.by_class()["rate"].isna().all()
    with pytest.raises(ParameterError, match="GROUP_BY is week"):
        found.by("week")


def test_union_of_random_spells_equals_a_set_of_days():
    rng = np.random.default_rng(5)
    rows, expected = [], {}
    for _ in range(60):
        camera, first = f"C{rng.integers(6)}", int(rng.integers(-20, 40))
        last = first + int(rng.integers(0, 15))
        start = JANUARY.start.toordinal()
        rows.append((camera, date.fromordinal(start + first), date.fromordinal(start + last), "", 500.0, 500.0))
        expected.setdefault(camera, set()).update(range(max(first, 0), min(last, 30) + 1))
    assert days_of(*rows) == {camera: len(days) for camera, days in sorted(expected.items()) if days}


def test_nothing_is_known_of_a_camera_after_the_last_record():
    """A period that goes on after all records has no more camera-days, and one that begins there has none."""
    stands, later = stood(("A", day(5), None, "", 1, 1)), Period(day(1, 3), day(31, 3))
    assert len(effort(stands, until=day(20)).days) == 16 and not len(effort(stands, period=later, until=day(20)).days)
    stated = stood(("A", day(9), day(12), "", 1, 1))
    assert len(effort(stated, until=day(2)).days) == 4
