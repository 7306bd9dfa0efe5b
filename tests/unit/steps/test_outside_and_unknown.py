"""What the analyses say of a site whose tracks all lie outside, of one with reports only, and in words of one piece."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from pawc_planner.site.steps.coverage import coverage
from pawc_planner.site.steps.coverage_definitions import coverage_definitions
from pawc_planner.site.steps.indicators import outcome_indicators, yearly_indicators

from .conftest import track

OUTSIDE = "All patrol tracks of this period lie outside the boundary, so 0 % of the site was covered."


@pytest.fixture
def outside(bare):
    with bare.transaction() as writer:
        writer.batch(source="made", kind="patrols")
        writer.insert("tracks", [
            track("A", date(2024, month, 5), [(250_000.0, 1_700_000.0), (254_000.0, 1_700_000.0)], 1.0, transport)
            for month, transport in ((1, "foot"), (6, "boat"), (12, "foot"))])
    return bare


def said(result):
    return [str(note) for note in result.notes]


def test_coverage_by_tracks_outside_is_none_and_not_unknown(outside):
    assert said(coverage(outside))[0] == OUTSIDE and said(coverage_definitions(outside)) == [OUTSIDE]
    found = yearly_indicators(outside).indicators
    assert found["coverage_percent"].values[0].value == 0 and found["km"].values[0].value == pytest.approx(12)


def test_threats_per_km_of_tracks_outside_are_unknown_for_the_true_reason(outside):
    for name in ("threats", "threats_per_km", "threat_index"):
        value = yearly_indicators(outside).indicators[name].values[0]
        assert np.isnan(value.value) and str(value.note) == "unknown: no patrol track lies inside the boundary"


def test_a_site_with_reports_only_has_its_reports(bare):
    with bare.transaction() as writer:
        writer.batch(source="made", kind="reports")
        writer.insert("reports", [
            {"received": date(2024, 5, day), "source_type": "hotline", "content_key": f"r{day}", "batch_id": 1}
            for day in (1, 2)])
    result = outcome_indicators(bare)
    assert "2024: information reports received: 2 (hotline 2)." in said(result)
    assert "2024: distance patrolled – unknown: no patrol track is recorded." in said(result)


def test_parts_of_a_number_are_facts_to_be_translated(outside):
    note = next(note for note in outcome_indicators(outside).notes if "shares" in note.facts)
    assert str(note) == "2024: 12 km were patrolled (foot 8, boat 4)."
    assert note.facts["shares"].facts["kind"] == "foot" and str(note.facts["shares"].facts["rest"]) == "boat 4"
