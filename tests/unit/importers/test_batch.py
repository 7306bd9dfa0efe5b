"""The promises of an import: counts add up, all or nothing, real patrols give one length from either format."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pawc_planner.base.errors import Cancelled
from pawc_planner.importers import intake
from pawc_planner.importers.batch import FileReport, import_files
from pawc_planner.importers.errors import CountsError, TooManyFixesError, TooManyPatrolsError
from pawc_planner.importers.layers.newsite import create_site
from pawc_planner.importers.patrols.transports import transport_class

SHARED = Path(__file__).resolve().parents[3] / ".." / "shared"
MARA = SHARED / "data" / "mara"
needs_mara = pytest.mark.skipif(not MARA.exists(), reason="the shared data are not here")
RESULTS = ["patrols", "leg_days", "tracks", "observations"]


@pytest.fixture
def mara(tmp_path):
    zones = MARA / "maec_4zones_UTM36S.gpkg"
    with create_site(zones, "Mara", "EPSG:32736", 1000, "Africa/Nairobi", tmp_path / "mara.gpkg") as store:
        yield store


@needs_mara
@pytest.mark.parametrize("source", ["gpx", "mara_smart_patrol_fixes.csv"])
def test_real_patrols_have_one_length_from_gpx_and_from_csv(mara, source):
    report = import_files(mara, MARA / source)
    assert (report.read, report.present, report.patrols) == (32_145, 21_998, 18)
    assert report.stored + report.repaired == 32_145 - 21_998 and report.quarantined == 0
    assert report.raw_km == pytest.approx(1160.26, abs=0.1)
    assert report.clean_km == pytest.approx(947.5, abs=0.5)  # 36.1 km were scatter at rest
    assert mara.tracks().km == pytest.approx(report.clean_km)
    assert mara.read("leg_days")["clean_km"].sum() == pytest.approx(report.clean_km)


@needs_mara
def test_the_other_format_of_the_same_patrols_adds_nothing(mara):
    import_files(mara, MARA / "gpx")
    before = mara.fingerprint(RESULTS)
    report = import_files(mara, MARA / "mara_smart_patrol_fixes.csv")
    assert (report.present, report.clean_km) == (32_145, 0.0) and mara.fingerprint(RESULTS) == before


@needs_mara
def test_real_events_come_in_and_those_far_away_are_set_aside(mara):
    report = import_files(mara, MARA / "mara_earthranger_elephant_sightings_scrubbed.csv")
    assert (report.read, report.stored, report.quarantined) == (76, 74, 2)


class _StopsAt:
    def __init__(self, fraction: float) -> None:
        self._stop, self._seen = fraction, 0.0

    def report(self, fraction: float, text: str = "") -> None:
        self._seen = fraction

    def cancelled(self) -> bool:
        return self._seen >= self._stop


@needs_mara
@pytest.mark.parametrize("fraction", [0.0, 0.3, 0.8, 0.96])
def test_a_cancelled_import_leaves_nothing(mara, fraction):
    before = mara.fingerprint([*RESULTS, "import_batches", "repairs"])
    with pytest.raises(Cancelled):
        import_files(mara, MARA / "gpx", progress=_StopsAt(fraction))
    assert mara.fingerprint([*RESULTS, "import_batches", "repairs"]) == before


def test_a_report_whose_counts_do_not_add_up_is_refused():
    with pytest.raises(CountsError, match="3 records were read but 2"):
        FileReport("a.csv", "stumps", read=3, stored=1, present=1)


CELLS = st.sampled_from(
    [
        "P1",
        "",
        "14.2",
        "102.2",
        "14,2",
        "0",
        "99",
        "abc",
        "2025-01-31 08:00",
        "31/01/2568",
        "๑๒",
        "nan",
        "1e400",
        '"',
        "-",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS), min_size=1, max_size=8),
    kind=st.sampled_from(["a", "b", "c"]),
)
def test_counts_add_up_whatever_the_cells_hold(site, tmp_path, rows, kind):
    head = {"a": "patrol id,time,lat,lon", "b": "category,time,lat,lon", "c": "stump id,found,lat,lon"}[kind]
    path = tmp_path / "any.csv"
    cells = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    path.write_text("\n".join([head, *cells]), encoding="utf-8")
    written = sum(any(cell.strip() for cell in row) for row in rows)
    assume(written)
    report = import_files(site, path, mapping={"day_first": True})
    assert report.read == written
    assert report.stored + report.repaired + report.present + report.quarantined == written
    again = import_files(site, path, mapping={"day_first": True})
    assert again.present == again.read and again.clean_km == 0


@pytest.mark.parametrize(
    ("label", "ours"),
    [
        ("Foot", "foot"),
        ("เดินเท้า", "foot"),
        ("A pie", "foot"),
        ("Jalan kaki", "foot"),
        ("Vehicle", "vehicle"),
        ("รถยนต์", "vehicle"),
        ("รถจักรยานยนต์", "motorbike"),
        ("Motorcycle", "motorbike"),
        ("Motor Boat", "boat"),
        ("เรือ", "boat"),
        ("Perahu", "boat"),
        ("Helicopter", "aircraft"),
        ("Elephant", "animal"),
        ("Caballo", "animal"),
        ("", "unknown"),
        ("Carpet", "unknown"),
    ],
)
def test_words_for_transport(label, ours):
    assert transport_class(label) == ours


def test_a_gpx_file(site, tmp_path):
    points = "".join(
        f'<trkpt lat="{14.2 + 0.001 * n}" lon="102.2"><time>2025-01-31T02:{5 * n:02d}:00Z</time></trkpt>'
        for n in range(5)
    )
    flat = "".join(f'<trkpt lat="{14.3 + 0.001 * n}" lon="102.2"/>' for n in range(3))
    (tmp_path / "a.gpx").write_text(
        '<gpx xmlns="http://www.topografix.com/GPX/1/0" version="1.0"><wpt lat="14.2" lon="102.2"><name>W1</name>'
        f"<sym>Flag, Blue</sym></wpt><trk><name>North 1</name><trkseg>{points}</trkseg></trk>"
        f"<trk><name>3-FEB-25</name><trkseg>{flat}</trkseg></trk><trk><name>walk</name><trkseg>{flat}</trkseg></trk></gpx>"
    )
    report = import_files(site, tmp_path / "a.gpx")
    assert (report.read, report.stored, report.quarantined) == (12, 9, 3)
    assert site.read("observations")["category"].tolist() == ["waypoint.flag,blue."]
    assert set(site.read("leg_days")["patrol_id"]) == {"North 1", "a 3-FEB-25"}
    assert set(site.read("quarantine")["reason"]) == {"no_time"}
    told = import_files(
        site, tmp_path / "a.gpx", mapping={"constants": {"day": "2025-02-04", "transport": "walking"}}
    )
    assert told.stored == 3 and told.present == 9


def test_a_patrol_of_endless_fixes_and_a_file_of_endless_patrols_are_refused(site, tmp_path, monkeypatch):
    monkeypatch.setattr(intake, "MAX_FIXES", 5)
    monkeypatch.setattr(intake, "MAX_PATROLS", 3)
    head = "patrol_id,fixtime,lat,lon\n"
    rows = [f"P1,2025-01-31T01:{minute:02d}:00Z,14.2,102.2\n" for minute in range(6)]
    (tmp_path / "one.csv").write_text(head + "".join(rows))
    with pytest.raises(TooManyFixesError, match="P1"):
        import_files(site, tmp_path / "one.csv")
    (tmp_path / "many.csv").write_text(head + "".join(f"P{n},2025-01-31T01:00:00Z,14.2,102.2\n" for n in range(4)))
    with pytest.raises(TooManyPatrolsError, match="many.csv"):
        import_files(site, tmp_path / "many.csv")
    assert site.count("patrols") == site.count("import_batches") == 0


def test_fixes_out_of_order_are_put_in_order_and_none_is_lost(site, tmp_path):
    rows = [f"P1,2025-01-31T0{1 + n // 60}:{n % 60:02d}:00Z,{14.2 + 0.0004 * n:.6f},102.2,foot\n" for n in range(200)]
    mixed = [rows[index] for index in np.random.default_rng(1).permutation(len(rows))]
    (tmp_path / "fixes.csv").write_text("patrol_id,fixtime,lat,lon,transport\n" + "".join(mixed))
    report = import_files(site, tmp_path / "fixes.csv")
    assert (report.stored, report.repaired) == (200, 0)
    assert report.clean_km == pytest.approx(199 * 0.0004 * 110.66, rel=0.005)
