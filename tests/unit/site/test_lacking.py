"""What a site is told to lack."""

from __future__ import annotations

from datetime import date

import pytest
import shapely

from pawc_planner.site.lacking import what_lacks

from .records import find, track

FIXES = [[150_500, 1_560_000, 1736035200], [150_500, 1_563_000, 1736038800]]


def said(site):
    return [str(sentence)[:14] for sentence in what_lacks(site)]


def test_an_empty_site_lacks_sectors_and_patrols(site):
    assert said(site) == ["There are no s", "There are no t"]


@pytest.mark.parametrize(("first", "last", "whole"), [
    (date(2024, 1, 1), date(2024, 12, 31), True), (date(2024, 1, 15), date(2024, 12, 17), True),
    (date(2023, 6, 1), date(2025, 5, 31), True), (date(2024, 1, 16), date(2025, 12, 16), False),
    (date(2024, 2, 29), date(2024, 2, 29), False),
])
def test_a_year_is_whole_when_tracks_begin_and_end_in_its_first_and_last_fortnight(site, first, last, whole):
    with site.transaction() as writer:
        writer.insert("sectors", [{"name": "A", "geometry": shapely.box(150_000, 1_550_000, 160_000, 1_560_000)}])
        writer.insert("tracks", [track(FIXES, "a", day=first), track(FIXES, "b", day=last)])
    assert said(site) == ([] if whole else ["The tracks, 20"])


def test_what_else_is_said(site):
    untimed = [[x, y, float("nan")] for x, y, _ in FIXES]
    with site.transaction() as writer:
        writer.insert("tracks", [track(FIXES, "a"), track(untimed, "b", start_time=None)])
        writer.insert("observations", [find(category="animals.", is_threat=False)])
        writer.insert("camera_events", [{"camera_id": "C", "time": 1736035200, "day": date(2025, 1, 5),
                                         "class": "person", "content_key": "c", "batch_id": 1}])
    site.update_info(base_year=2019)
    assert said(site) == ["There are no s", "The tracks, 20", "The base year ", "1 of 2 parts o", "There are 1 pi",
                          "None of the 1 "]
