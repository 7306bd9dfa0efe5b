"""Yearly numbers of a site whose patrols, pictures, stumps, arrests and reports can be counted by hand."""

from __future__ import annotations

import json
from datetime import date, datetime, timezone

import numpy as np
import pytest
from shapely.geometry import Point

from pawc_planner.base.errors import NoDataError, ParameterError
from pawc_planner.base.period import Period
from pawc_planner.site.steps.indicator_records import arrested, camera_days_of, encounters_of, holds
from pawc_planner.site.steps.indicators import NUMBERS, IndicatorSettings, outcome_indicators, yearly_indicators

from .conftest import find, track

WORDS = ("arrest", "จับกุม")
START, END = (200_500.0, 1_600_500.0), (204_500.0, 1_600_500.0)  # 4 km through 5 cells of the lowest row


def walk(patrol, day, start=START, end=END, transport="foot"):
    return track(patrol, day, [start, end], 1.0, transport)


TRACKS = [
    walk("A", date(2023, 1, 3)), walk("A", date(2023, 1, 4)), walk("B", date(2023, 12, 28)),
    walk("C", date(2024, 1, 2)),
    walk("D", date(2024, 12, 30), (200_500.0, 1_614_500.0), (208_500.0, 1_614_500.0), "boat"),
    walk("E", date(2025, 5, 1)),  # 2025 is not whole
]
ON_PATH = (202_300.0, 1_600_600.0)


def picture(key, day, hour, minute, people, what="person", camera="C1", response=""):
    return {"camera_id": camera, "time": datetime(day.year, day.month, day.day, hour, minute, tzinfo=timezone.utc),
            "day": day, "class": what, "people": people, "response": response, "content_key": key, "batch_id": 1}


def seen(key, day, category, attributes=None, count=1, place=ON_PATH, patrol="A"):
    return find(key, place, day, category, category.startswith("human")) | {
        "attributes": json.dumps(attributes or {}, ensure_ascii=False), "count": count, "patrol_id": patrol}


FINDS = [
    seen("1", date(2023, 1, 3), "humanactivity.snare."),
    seen("2", date(2023, 12, 28), "humanactivity.camp.", patrol="B"),
    seen("3", date(2024, 1, 2), "humanactivity.people.arrested.", {"numberofpeople": 4}, 4, patrol="C"),
    seen("4", date(2024, 1, 2), "humanactivity.people.", {"action": "not arrested", "numberofpeople": 9}, 9,
         patrol="C"),
    seen("5", date(2024, 1, 2), "humanactivity.stump.", count=2, patrol="C"),
    seen("6", date(2024, 12, 30), "humanactivity.stump.", place=(202_310.0, 1_600_605.0), patrol="D"),
    # Nobody walked there, and no patrol is named.
    seen("7", date(2024, 1, 2), "humanactivity.snare.", place=(210_000.0, 1_610_000.0), patrol=""),
]
PICTURES = [
    picture("p1", date(2024, 3, 1), 1, 0, 2), picture("p2", date(2024, 3, 1), 1, 20, 3, response="Team sent; stopped"),
    picture("p3", date(2024, 3, 1), 2, 0, 2, response="none"),  # 40 minutes after the last: another group
    picture("p4", date(2024, 3, 1), 1, 5, 5, camera="C2"), picture("p5", date(2024, 3, 2), 1, 0, 4, "ranger"),
]


@pytest.fixture
def park(bare):
    bare.update_info(partner_words=("joint",))
    with bare.transaction() as writer:
        writer.batch(source="made", kind="patrols")
        writer.insert("tracks", TRACKS)
        writer.insert("leg_days", [
            {"patrol_id": t["patrol_id"], "leg_id": "1", "day": t["day"], "transport": t["transport"],
             "clean_km": t["km"], "content_key": t["content_key"], "batch_id": 1} for t in TRACKS])
        writer.insert("patrols", [
            {"patrol_id": name, "source": "gpx", "mandate": "Joint patrol" if name in "AD" else "Patrol",
             "content_key": name, "batch_id": 1} for name in "ABCDE"])
        writer.insert("observations", FINDS)
        writer.insert("cameras", [
            {"camera_id": "C1", "from_day": date(2024, 3, 1), "to_day": date(2024, 3, 10), "content_key": "C1",
             "batch_id": 1, "geometry": Point(ON_PATH)},
            {"camera_id": "C2", "from_day": date(2024, 12, 31), "status": "active", "content_key": "C2", "batch_id": 1,
             "geometry": Point(ON_PATH)}])
        writer.insert("camera_events", PICTURES)
        writer.insert("stumps", [
            {"stump_id": "S1", "found": date(2024, 1, 2), "cut_estimate": date(2023, 12, 1), "patrol_id": "C",
             "content_key": "S1", "batch_id": 1, "geometry": Point(202_305.0, 1_600_602.0)}])
        writer.insert("reports", [
            {"received": date(2024, 5, 1), "source_type": "hotline", "subject": "rosewood logging", "content_key": "r1",
             "batch_id": 1},
            {"received": date(2024, 6, 1), "source_type": "informant", "subject": "", "content_key": "r2",
             "batch_id": 1}])
    return bare


def values(found, name):
    return [value.value for value in found.indicators[name].values]


def test_years_and_which_of_them_are_whole(park):
    found = yearly_indicators(park)
    assert [(year.label, year.complete) for year in found.years] == [("2023", True), ("2024", True), ("2025", False)]
    assert found.years[found.last].label == "2024" and found.years[found.base].label == "2023"


def test_numbers_by_hand(park):
    """Cells of 1 km: 5 of 225 in 2023, in 2024 the same 5 and the 9 of the boat."""
    found = yearly_indicators(park)
    assert values(found, "coverage_percent") == pytest.approx([100 * 5 / 225, 100 * 14 / 225, 100 * 5 / 225])
    assert found.indicators["coverage_percent"].total.value == pytest.approx(100 * 14 / 225)
    assert values(found, "km") == pytest.approx([12.0, 12.0, 4.0])
    assert values(found, "km_foot") == pytest.approx([12.0, 4.0, 4.0])
    assert values(found, "km_boat") == pytest.approx([0.0, 8.0, 0.0])
    assert values(found, "patrols") == [2, 2, 1] and values(found, "patrol_days") == [3, 2, 1]
    assert values(found, "joint_patrol_days") == [2, 1, 0]
    assert values(found, "threats") == [2, 4, 0]  # the snare where nobody walked has no km
    assert values(found, "threats_per_km") == pytest.approx([2 / 12, 4 / 12, 0])
    assert found.indicators["threat_index"].values[1].value == pytest.approx(2.0)
    assert str(found.indicators["threat_index"].values[1].note) == "not shown different from 2023"
    assert np.isnan(values(found, "threat_index")[2])  # not whole, so not compared


def test_a_stump_in_two_kinds_of_record_is_one(park):
    """Two stumps in one find; one of them is in the table, and was found again at the end of the year."""
    found = yearly_indicators(park)
    assert values(found, "stumps_found") == [0, 2, 0] and values(found, "stumps_cut") == [1, 0, 0]
    assert any("recorded again (within 30 m): 2." in str(note) for note in found.sentences)
    apart = yearly_indicators(park, settings=IndicatorSettings(stump_distance_m=1.0))
    assert values(apart, "stumps_found") == [0, 4, 0]


def test_suspects_are_groups_not_pictures(park):
    """C1: 01:00 and 01:20 are one group of 3, 02:00 another of 2; C2 saw 5; rangers are no suspects."""
    found = yearly_indicators(park)
    assert values(found, "suspect_groups")[1] == 3 and values(found, "suspects")[1] == 10
    assert values(found, "suspects_stopped")[1] == 1
    assert values(found, "response_percent")[1] == pytest.approx(100 / 3)
    assert values(found, "camera_days")[1] == 11  # ten of C1, the last day of the year of C2
    assert values(found, "suspect_groups_per_100_camera_days")[1] == pytest.approx(300 / 11)
    wide = yearly_indicators(park, settings=IndicatorSettings(encounter_minutes=60))
    assert values(wide, "suspect_groups")[1] == 2


def test_arrests_count_people_and_heed_denials(park):
    assert values(yearly_indicators(park), "arrests") == [0, 4, 0]


def test_reports_by_source_and_subject(park):
    found = yearly_indicators(park)
    assert values(found, "reports")[1] == 2 and values(found, "reports_source[hotline]")[1] == 1
    assert "reports_subject[]" not in found.indicators
    assert values(found, "reports_subject[rosewood logging]")[1] == 1


def test_unknown_is_not_zero(park):
    """Before the first camera and the first report nothing is known of them."""
    found = yearly_indicators(park)
    for name, why in (("camera_days", "unknown"), ("suspects", "unknown: no camera stood"),
                      ("reports", "unknown: no report was recorded then")):
        value = found.indicators[name].values[0]
        assert np.isnan(value.value) and why in str(value.note)
    with park.transaction() as writer:
        for table in ("camera_events", "cameras", "stumps", "observations", "reports"):
            writer.replace_all(table, [])
    result = outcome_indicators(park)
    for name in ("SUSPECTS", "STOPPED", "STUMPS", "ARRESTS", "REPORTS", "INDEX"):
        assert result.numbers[name] == ""
    assert result.numbers["KM"] == pytest.approx(12.0) and result.numbers["THREATS"] == 0
    assert "unknown: no stump was ever recorded" in " ".join(map(str, result.notes))


def test_fiscal_years_are_named_after_their_end(park):
    found = yearly_indicators(park, settings=IndicatorSettings(year_starts=10))
    assert [year.label for year in found.years] == ["2023", "2024", "2025"]
    assert found.years[1].days == Period(date(2023, 10, 1), date(2024, 9, 30))
    assert [year.complete for year in found.years] == [False, True, False]
    assert values(found, "patrol_days") == [2, 2, 2]


def test_the_base_year_of_the_site_is_heeded(park):
    park.update_info(base_year=2024)
    assert yearly_indicators(park).years[yearly_indicators(park).base].label == "2024"
    park.update_info(base_year=2017)
    found = yearly_indicators(park)
    assert found.years[found.base].label == "2023"
    assert any("Of the base year 2017" in str(note) for note in found.sentences)


def test_named_days_can_make_a_year_whole(park):
    found = yearly_indicators(park, Period(date(2023, 1, 1), date(2024, 12, 31)))
    assert [year.label for year in found.years] == ["2023", "2024"] and found.years[1].complete
    one_day = yearly_indicators(park, Period(date(2024, 1, 2), date(2024, 1, 2)))
    assert one_day.last is None and values(one_day, "km") == pytest.approx([4.0])
    assert any("No year of records is whole" in str(note) for note in one_day.sentences)


def test_table_has_every_number_of_every_year_and_the_total(park):
    result = outcome_indicators(park)
    table = result.tables["INDICATORS"]
    assert list(table.columns) == ["indicator", "year", "value", "low", "high", "unit", "complete", "note"]
    assert not table.duplicated(["indicator", "year"]).any()
    km = table[table["indicator"] == "km"]
    assert km["year"].tolist() == ["2023", "2024", "2025", "total"] and km["value"].iloc[-1] == pytest.approx(28.0)
    assert set(NUMBERS.values()) <= set(table["indicator"])
    assert result.numbers["YEAR"] == "2024"


def test_charts_have_a_sentence_each_and_their_line(park):
    charts = {chart.name: chart for chart in outcome_indicators(park).series}
    assert charts["coverage_by_year"].reference == pytest.approx(80.0)
    assert charts["index_by_year"].reference == 1.0 and "2023" in str(charts["index_by_year"].reference_title)
    assert charts["stumps_by_year"].low and all(str(chart.summary) and str(chart.title) for chart in charts.values())


def test_sentences_are_of_the_last_whole_year(park):
    said = [str(note) for note in yearly_indicators(park).sentences]
    assert said[1] == "2024: 12 km were patrolled (boat 8, foot 4)."
    assert said[2] == "2024: patrols: 2; patrol-days: 2, jointly with partners: 1."
    assert "2024: new stumps found: 2, and 0 the year before (not shown different from 2023)" in said[4]
    assert "groups of suspects seen by cameras: 3; people in them: 10; groups stopped: 1" in said[5]
    assert said[6] == "2024: people arrested, as patrols recorded: 4."
    assert any(line == "Not whole years, so not compared with others: 2025." for line in said)


def test_a_site_without_records_says_so(bare, park):
    with pytest.raises(NoDataError):
        yearly_indicators(park, Period(date(1999, 1, 1), date(1999, 12, 31)))


def test_nothing_at_all(bare):
    with pytest.raises(NoDataError):
        yearly_indicators(bare)


@pytest.mark.parametrize(("name", "more"), [
    ("YEAR_STARTS", {"year_starts": 13}), ("STUMP_DISTANCE", {"stump_distance_m": 0}),
    ("ENCOUNTER_MINUTES", {"encounter_minutes": -1}),
])
def test_wrong_settings_are_named(name, more):
    with pytest.raises(ParameterError, match=name):
        IndicatorSettings(**more)


@pytest.mark.parametrize(("text", "found"), [
    ("humanactivity.people.peoplearrestedorfined.", True), ("Not arrested", False), ("no arrest", False),
    ("ไม่จับกุม", False), ("ถูกจับกุม 3 ราย", True), ("ARRESTED", True), ("not seen; arrested", True), ("", False),
])
def test_words_are_found_unless_denied(text, found):
    assert holds(text, WORDS) is found


@pytest.mark.parametrize(("category", "attributes", "count", "people"), [
    ("people.", {"numberofpeoplearrested": 2, "numberofpeople": 5}, 5, 2),
    ("people.", {"numberofpeoplearrested": 0}, 5, 0),
    ("people.", {"arrested": True}, 1, 1),
    ("people.", {"arrested": "no"}, 1, 0),
    ("arrest.", {}, 3, 3), ("arrest.", {}, np.nan, 1), ("arrest.", {}, 1e9, 1),
    ("arrest.", {"numberofweapons": 7, "persons": 2}, 7, 2),
    ("people.", {"action": ["fined", "arrested"]}, 2, 2), ("c12.", {}, 4, 4), ("snare.", {"note": 3}, 1, 0),
])
def test_how_many_were_arrested(category, attributes, count, people):
    assert arrested(category, attributes, count, WORDS, {"c12.": "จับกุมผู้ต้องหา"}) == people


def test_cameras_stand_as_long_as_is_known(park):
    with park.transaction() as writer:
        writer.replace_all("cameras", [
            {"camera_id": "C1", "from_day": date(2024, 3, 1), "to_day": date(2024, 3, 3), "content_key": "a",
             "batch_id": 1},
            {"camera_id": "C1", "from_day": date(2024, 3, 2), "to_day": date(2024, 3, 5), "content_key": "b",
             "batch_id": 1},  # the same camera twice on the same days
            {"camera_id": "C2", "from_day": date(2024, 2, 28), "status": "Lost", "content_key": "c", "batch_id": 1},
            {"camera_id": "C9", "content_key": "d", "batch_id": 1}])
    events = park.read("camera_events")
    days = camera_days_of(park, events, Period(date(2024, 1, 1), date(2024, 12, 31)))
    assert len(days) == 5 + 3  # 28 and 29 February, 1 March: its last picture
    assert len(encounters_of(events, 30)) == 3
