"""What hotspots may be looked for in: every kind of event keeps to its own effort."""

from datetime import date

import numpy as np
import pytest
from shapely.geometry import Point

from pawc_planner.base.errors import NoDataError, ParameterError
from pawc_planner.base.period import Period
from pawc_planner.site.steps.sources import CAMERAS, PATROLS, REPORTS, source_of

from .conftest import cell, find


def said(source) -> str:
    return " | ".join(map(str, source.notes))


def picture(key, camera, day, seen="person"):
    return {"camera_id": camera, "time": f"{day}T05:00:00", "day": day, "class": seen, "content_key": key,
            "batch_id": 1}


def report(key, place, day=date(2025, 1, 9), kind="community"):
    return {"received": day, "source_type": kind, "content_key": key, "batch_id": 1,
            "geometry": None if place is None else Point(*place)}


def write(site, table, *rows) -> None:
    with site.transaction() as writer:
        writer.replace_all(table, rows)


def test_finds_of_patrols_are_counted_by_cell_beside_the_kilometres(site):
    source = source_of(site)
    # s0 … s5 and the two stumps lie where P1 walked; u1 where nobody went, o1 outside, n1 nowhere
    assert source.kind == PATROLS and len(source.x) == 8 == source.counts.sum()
    assert source.counts.ravel()[cell(4, 3)] == 6 and source.counts.ravel()[cell(5, 5)] == 2
    assert source.exposure.sum() == pytest.approx(23) and source.exposure.ravel()[cell(3, 3)] == pytest.approx(1)
    assert set(source.day) == {date(2025, 1, 5).toordinal(), date(2025, 1, 6).toordinal()}
    assert "1 of 11 finds lie outside the boundary" in said(source)
    assert "2 of 11 finds name no patrol and lie where no patrol was" in said(source)


def test_finds_of_one_patrol_on_one_day_are_of_one_party(site):
    rows = [find(f"p{n}", (204_100, 1_603_400)) | {"patrol_id": patrol} for n, patrol in enumerate(["P1", "P1", "P2"])]
    write(site, "observations", *rows, find("later", (204_100, 1_603_400), date(2025, 1, 6)) | {"patrol_id": "P1"})
    party = source_of(site).party
    assert party[0] == party[1] and len(set(party)) == 3


def test_a_find_of_a_patrol_without_a_track_is_left_out_and_counted(site):
    write(site, "observations", find("a", (204_100, 1_603_400)) | {"patrol_id": "P1"},
          find("b", (204_100, 1_603_400)) | {"patrol_id": "ghost"})
    source = source_of(site)
    assert len(source.x) == 1 and "1 of 2 finds belong to patrols without a track" in said(source)


def test_cameras_count_pictures_of_people_and_only_cells_with_cameras_have_effort(site):
    january = Period(date(2025, 1, 1), date(2025, 1, 31))
    write(site, "camera_events", picture("1", "C1", date(2025, 1, 3)), picture("2", "C1", date(2025, 1, 3)),
          picture("3", "C1", date(2025, 1, 4), "ranger"), picture("4", "C3", date(2025, 1, 12)))
    source = source_of(site, january, kind=CAMERAS)
    # C1 stands all January; C3 works from its first picture; C2 is lost and C4 stands from June
    assert source.exposure.ravel()[cell(4, 4)] == 31 and source.exposure.ravel()[cell(5, 4)] == 20
    assert source.exposure.sum() == 51 and source.unit == "camera-days"
    assert source.counts.ravel()[cell(4, 4)] == 2 and source.counts.sum() == 3
    assert source.party[0] == source.party[1] != source.party[2]
    assert (source.x[0], source.y[0]) == (204_130, 1_604_120)


def test_reports_have_no_effort_and_refuse_what_needs_it(site):
    write(site, "reports", report("1", (204_100, 1_603_400)), report("2", None),
          report("3", (204_100, 1_603_400), kind="Patrol"))
    source = source_of(site, kind=REPORTS)
    assert len(source.x) == 1 and source.exposure is None and not source.has_effort
    assert "1 of 3 reports came from patrols" in said(source) and "1 of 2 reports have no place" in said(source)
    with pytest.raises(NoDataError, match="reports have no effort.*Choose patrols or cameras"):
        source.need_exposure()


def test_a_category_is_said_to_choose_among_finds_of_patrols_only(site):
    write(site, "reports", report("1", (204_100, 1_603_400)))
    assert "CATEGORY) was not used" in said(source_of(site, category="humanactivity.", kind=REPORTS))


@pytest.mark.parametrize(("kind", "lacking"), [(CAMERAS, "no cameras yet"), (REPORTS, "no reports yet"),
                                               (PATROLS, "no patrols and no observations")])
def test_a_site_without_the_kind_says_what_to_import(bare, kind, lacking):
    with pytest.raises(NoDataError, match=lacking):
        source_of(bare, kind=kind)


def test_an_unknown_kind_is_refused(site):
    with pytest.raises(ParameterError, match="SOURCE is gossip, but it must be one of patrols, cameras, reports"):
        source_of(site, kind="gossip")


def test_cameras_without_a_working_day_have_no_effort_anywhere(site):
    row = {"camera_id": "C9", "content_key": "C9", "batch_id": 1, "geometry": Point(204_000, 1_604_000)}
    write(site, "cameras", row)
    source = source_of(site, kind=CAMERAS)
    assert not source.has_effort and np.all(source.exposure == 0) and "no working day is known" in said(source)
