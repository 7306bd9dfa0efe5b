"""Changing what a site's analyses rest on."""

from __future__ import annotations

import json

import pytest

from pawc_planner.base.errors import ParameterError
from pawc_planner.base.seasons import Seasons
from pawc_planner.site.settings import SETTINGS, change_settings, settings_in, settings_of
from pawc_planner.site.store import SiteStore

from .records import find

GIVEN = {
    "NAME": "ทับลาน ใหม่", "THREATS": "humanactivity.timber., fire.", "SEASONS": "hot=3-5; rain=6-10; cool=11-2",
    "SWATH": "foot=100; boat=62.5", "COVERAGE_TARGET": 72.5, "BASE_YEAR": 2021, "PARTNER_WORDS": "ตชด, joint",
    "ARREST_WORDS": "arrest", "STOPPED_WORDS": "turned back", "LANGUAGES": "en", "YEAR_STYLE": "CE",
    "NOTICE": "Not the legal boundary.",
}


def runs(site):
    return site.read("run_records", "algorithm = 'sitesettings'")


def test_every_setting_is_changed_kept_and_shown_as_it_was_given(site):
    notes = change_settings(site, GIVEN)
    assert len(notes) == 13 and settings_of(site.info) == GIVEN == settings_in(site.path)
    with SiteStore.open(site.path) as again:
        assert again.info.seasons == Seasons.from_text(GIVEN["SEASONS"])
        assert again.info.swath_m == {"foot": 100.0, "boat": 62.5} and again.info.coverage_target == 0.725
        assert (again.info.base_year, again.info.partner_words) == (2021, ("ตชด", "joint"))
    assert json.loads(runs(site)["results"][0]) == GIVEN


def test_what_is_not_given_stays(site):
    before = settings_of(site.info)
    change_settings(site, {"BASE_YEAR": 2019})
    assert settings_of(site.info) == {**before, "BASE_YEAR": 2019}
    assert json.loads(runs(site)["parameters"][0]) == {"BASE_YEAR": 2019}


def test_giving_what_is_there_changes_nothing(site):
    (said,) = change_settings(site, settings_of(site.info))
    assert "Nothing was changed" in str(said) and runs(site).empty
    assert list(settings_of(site.info)) == list(SETTINGS)


def test_a_dash_empties_a_list_and_sets_seasons_back(site):
    change_settings(site, GIVEN)
    change_settings(site, {"SEASONS": "-", "SWATH": "-", "ARREST_WORDS": "-", "NOTICE": " - ", "THREATS": "-"})
    info = site.info
    assert info.seasons == Seasons() and info.swath_m == {} and info.notice == ""
    assert info.arrest_words == info.threat_categories == ()


@pytest.mark.parametrize(("name", "value"), [
    ("NAME", "-"), ("SEASONS", "dry=1-6"), ("SWATH", "foot=-1"), ("SWATH", "legs=5"), ("COVERAGE_TARGET", 0.0),
    ("COVERAGE_TARGET", 101.0), ("COVERAGE_TARGET", float("nan")), ("BASE_YEAR", 25), ("LANGUAGES", "-"),
    ("YEAR_STYLE", "AD"),
])
def test_nonsense_is_refused_by_name_and_nothing_is_changed(site, name, value):
    before = settings_of(site.info)
    with pytest.raises(ParameterError, match=name):
        change_settings(site, {"NOTICE": "new", name: value})
    assert settings_of(site.info) == settings_in(site.path) == before and runs(site).empty


def test_finds_are_marked_by_the_new_threats_also_those_that_an_undo_brings_back(site):
    with site.transaction() as writer:
        first = writer.batch(source="a.csv", kind="observations", read=2, stored=2)
        writer.insert("observations", [
            find("o1", batch=first), find("o2", batch=first, category="animals.sign.", is_threat=False)])
    with site.transaction() as writer:
        second = writer.batch(source="b.csv", kind="observations", read=1, stored=1)
        writer.keep_before(writer.import_id, "observations", "content_key = 'o2'")
        writer.delete("observations", "content_key = 'o2'")
        writer.insert("observations", [find("o3", batch=second, category="animals.sign.", is_threat=False)])
    notes = change_settings(site, {"THREATS": "animals."})
    assert str(notes[-1]).startswith("2 finds")
    marked = site.read("observations")
    assert dict(zip(marked["content_key"], marked["is_threat"])) == {"o1": False, "o3": True}
    from pawc_planner.site.undo import undo_import

    undo_import(site, second)
    back = site.read("observations")
    assert dict(zip(back["content_key"], back["is_threat"])) == {"o1": False, "o2": True}
