"""The settings of a site, through QGIS."""

from __future__ import annotations

from pathlib import Path

import pytest

from .running import failure, run
from .small_site import make_small_site


@pytest.fixture()
def site(tmp_path):
    return str(make_small_site(tmp_path / "small.gpkg"))


def test_nothing_given_shows_the_settings_and_leaves_the_file_alone(provider, site):
    before = Path(site).read_bytes()
    outputs = run("sitesettings", SITE=site)
    assert (outputs["CHANGED"], outputs["SEASONS"], outputs["COVERAGE_TARGET"]) == (0, "dry=11-4; wet=5-10", 80.0)
    assert "BASE_YEAR = 0" in outputs["SUMMARY"] and Path(site).read_bytes() == before


def test_what_is_given_is_changed_also_a_base_year_of_0(provider, site):
    outputs = run("sitesettings", SITE=site, SWATH="foot=80", BASE_YEAR=2020, YEAR_STYLE="CE")
    assert (outputs["CHANGED"], outputs["SWATH"], outputs["BASE_YEAR"], outputs["YEAR_STYLE"]) == (
        3, "foot=80", 2020, "CE")
    again = run("sitesettings", SITE=site, BASE_YEAR=0, COVERAGE_TARGET=90)
    assert (again["CHANGED"], again["BASE_YEAR"], again["COVERAGE_TARGET"], again["SWATH"]) == (2, 0, 90.0, "foot=80")


def test_its_own_outputs_given_back_change_nothing(provider, site):
    outputs = run("sitesettings", SITE=site)
    given = {name: value for name, value in outputs.items() if name not in ("CHANGED", "SUMMARY")}
    assert run("sitesettings", SITE=site, **given)["CHANGED"] == 0


def test_a_wrong_value_is_one_sentence(provider, site):
    assert "SWATH" in failure("sitesettings", SITE=site, SWATH="foot=wide")
    assert "BASE_YEAR" in failure("sitesettings", SITE=site, BASE_YEAR=77)


def test_a_site_is_created_with_its_seasons_and_target(provider, site, tmp_path):
    import geopandas as gpd
    import shapely

    boundary = tmp_path / "park.gpkg"
    outline = shapely.box(200000, 1500000, 220000, 1520000)
    gpd.GeoDataFrame({"name": ["a"]}, geometry=[outline], crs="EPSG:32648").to_file(boundary)
    made = run("createsite", BOUNDARY=str(boundary), NAME="New", TIMEZONE="Asia/Bangkok", SEASONS="a=1-6; b=7-12",
               COVERAGE_TARGET=65, OUTPUT=str(tmp_path / "new.gpkg"))["OUTPUT"]
    shown = run("sitesettings", SITE=made)
    assert (shown["SEASONS"], shown["COVERAGE_TARGET"]) == ("a=1-6; b=7-12", 65.0)
    wrong = failure("createsite", BOUNDARY=str(boundary), NAME="New", TIMEZONE="Asia/Bangkok", SEASONS="a=1-6",
                    OUTPUT=str(tmp_path / "other.gpkg"))
    assert "SEASONS" in wrong


def test_a_sound_site_is_told_what_it_lacks(provider, site):
    outputs = run("checksite", SITE=site)
    assert outputs["FAULTS"] == 0
    assert outputs["SUMMARY"].splitlines()[0] == "The site database is sound." and "no year" in outputs["SUMMARY"]
