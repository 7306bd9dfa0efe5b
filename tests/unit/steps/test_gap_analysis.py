"""Camera gap, response gap and cost of coverage of the made site."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from shapely.geometry import Point

from pawc_planner.base.errors import NoDataError, ParameterError
from pawc_planner.base.progress import Silent
from pawc_planner.site.steps.coverage_cost import coverage_cost
from pawc_planner.site.steps.evidence import gather
from pawc_planner.site.steps.gap_analysis import camera_gap, gap_analysis
from pawc_planner.site.steps.gaps import gap_maps
from pawc_planner.site.steps.response_gap import response_gap


def test_gaps_stand_side_by_side_with_their_sentences(site):
    result = gap_analysis(site)
    cells = result.layers["OUTPUT"]
    assert len(cells) == 225 and {"risk", "stake", "camera_gap", "response_gap", "why"} <= set(cells.columns)
    assert 0 <= result.numbers["CAMERA_GAP_PERCENT"] <= 100 and 0 <= result.numbers["RESPONSE_GAP_PERCENT"] <= 100
    said = " ".join(map(str, result.notes))
    assert "camera" in said and "after the alarm" in said
    known = cells["camera_gap"].dropna()
    assert known.between(0, 1).all() and set(" ".join(cells["why"]).split()) <= {"patrols", "cameras", "response"}
    sectors = result.tables["SECTORS"]
    assert sectors["gap_percent"].sum() == pytest.approx(100) and sectors["area_percent"].sum() == pytest.approx(100)
    assert sectors["km"].sum() == pytest.approx(cells["km"].sum())


def test_a_camera_on_every_way_leaves_no_gap_and_a_dead_one_no_help(site):
    evidence = gather(site, None)
    maps = gap_maps(evidence, Silent())
    with site.transaction() as writer:
        writer.replace_all("cameras", [])
    assert camera_gap(evidence, maps).share == pytest.approx(1.0)
    graph = maps.ground.intruders
    first = np.unique([int(path[-1]) for path in maps.intrusion.paths])
    x, y = graph.spec.centres(first)

    def cameras(status):
        return [{"camera_id": f"C{n}", "from_day": date(2024, 1, 1), "status": status, "content_key": f"c{n}",
                 "batch_id": 1, "geometry": Point(*place)} for n, place in enumerate(zip(x, y))]

    with site.transaction() as writer:
        writer.replace_all("cameras", cameras("active"))
        writer.replace_all("signal", [])
    found = camera_gap(evidence, maps)
    assert found.share == 0 and found.cameras == len(first) and found.without_signal == 0
    assert np.nanmax(found.unseen) == 0 and "0 %" in str(found.sentence)
    with site.transaction() as writer:
        writer.replace_all("cameras", cameras("lost"))
    assert camera_gap(evidence, maps).share == pytest.approx(1.0)


def test_nothing_at_stake_is_the_same_everywhere(site):
    level = gap_analysis(site, value_weight=0.0).layers["OUTPUT"]
    assert set(level["stake"]) == {1.0}
    assert gap_analysis(site).layers["OUTPUT"]["stake"].max() > 2
    with pytest.raises(ParameterError):
        gap_analysis(site, value_weight=-1.0)


def test_response_falls_with_every_minute_of_delay(site):
    result = response_gap(site)
    (chart,) = result.series
    assert list(chart.values) == sorted(chart.values, reverse=True) and chart.name == "reachable_by_delay"
    assert result.numbers["OUT_OF_REACH_PERCENT"] == pytest.approx(100 - chart.values[0])
    stations = result.tables["STATIONS"]
    assert stations["first_percent"].sum() <= 100 + 1e-9
    assert stations["reached_percent"].sum() == pytest.approx(result.numbers["REACHABLE_PERCENT"])
    walking = response_gap(site, vehicles=False)
    assert walking.numbers["REACHABLE_PERCENT"] <= result.numbers["REACHABLE_PERCENT"] + 1e-9


def test_the_cost_of_coverage_is_said_and_drawn(site):
    result = coverage_cost(site, anew=True)
    targets = result.tables["TARGETS"]
    known = targets.dropna()
    assert (known["km"] >= known["bound_km"]).all() and known["km"].is_monotonic_increasing
    assert result.numbers["SHARE_NOW_PERCENT"] == 0 and "patrol-days" in str(result.notes[0])
    cells = result.layers["OUTPUT"]
    assert (cells["status"] == "out of reach").sum() == result.numbers["OUT_OF_REACH"]
    assert cells["tour"].max() == len(result.tables["TOURS"])
    (chart,) = result.series
    assert chart.name == "coverage_cost" and len(chart.values) == 4
    now = coverage_cost(site)
    assert now.numbers["SHARE_NOW_PERCENT"] == pytest.approx(100 * 24 / 225)
    assert now.numbers["KM_80"] < 1.02 * result.numbers["KM_80"], "not the shortest plans"


def test_an_empty_site_is_told_what_it_lacks(bare):
    for step in (gap_analysis, response_gap, coverage_cost):
        with pytest.raises(NoDataError):
            step(bare)


def test_without_a_likely_way_no_share_is_made_up_for_cameras(site):
    evidence = gather(site, None)
    maps = gap_maps(evidence, Silent())
    none = replace(maps.intrusion, paths=(), hours=(), weight=np.empty(0))
    found = camera_gap(evidence, replace(maps, intrusion=none))
    assert np.isnan(found.share) and np.isnan(found.unseen).all()
    assert str(found.sentence).startswith("No likely way of intruders is known")


def test_cells_too_many_to_lay_patrols_over_are_refused_by_the_size_of_a_cell(site, monkeypatch):
    monkeypatch.setattr("pawc_planner.site.steps.coverage_cost.MAX_CELLS", 100)
    with pytest.raises(ParameterError, match=r"CELL_SIZE is \d+, .* at most 100 cells .* has 2\d\d "):
        coverage_cost(site)


def test_response_learns_no_risk_and_still_sees_the_intrusion_of_the_gaps(site, monkeypatch):
    flow = gap_analysis(site).layers["OUTPUT"]["intrusion"]
    monkeypatch.setattr("pawc_planner.site.steps.gaps.plan_risk", None)
    result = response_gap(site)
    assert result.layers["OUTPUT"]["intrusion"].to_numpy() == pytest.approx(flow.to_numpy())
    assert not any("isk" in str(note) for note in result.notes)
