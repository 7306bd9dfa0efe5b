"""SMART patrols: the genuine export and what other exports do differently."""

from __future__ import annotations

import json
import zipfile
from datetime import date, datetime, timezone
from pathlib import Path

import numpy as np
import pytest
import shapely
from pyproj import Transformer

from pawc_planner.importers.batch import import_files
from pawc_planner.importers.errors import BrokenXmlError, HostileArchiveError, HostileXmlError
from pawc_planner.site.store import SiteInfo, SiteStore

from .conftest import ewkb, patrol_xml

SHARED = Path(__file__).resolve().parents[3] / ".." / "shared"
GENUINE = SHARED / "data" / "smart" / "patrol_v1.3_SMART_000006_001.xml"
needs_genuine = pytest.mark.skipif(not GENUINE.exists(), reason="the shared data are not here")
WALL = 1738310400000  # 2025-01-31 08:00:00 written as if UTC


def day_xml(n=11, *, day="2025-01-31", start_ms=WALL, step_ms=300_000, distance=1.0, change=None, waypoints=""):
    """A day of fixes 0.001° of latitude (110.6 m) apart, one every five minutes."""
    lon, lat, ms = np.full(n, 102.2), 14.2 + 0.001 * np.arange(n), start_ms + step_ms * np.arange(n)
    if change:
        lon, lat, ms = change(lon, lat, ms)
    return (
        f'<days date="{day}" startTime="08:00:00" endTime="09:00:00" restMinutes="5.0">{waypoints}'
        f'<track geom="{ewkb(lon, lat, ms)}" distance="{distance}"/></days>'
    )


def bring(store, tmp_path, content, name="patrol.xml", **options):
    path = tmp_path / name
    path.write_bytes(content)
    return import_files(store, path, **options)


@pytest.fixture
def genuine_site(tmp_path):
    x, y = Transformer.from_crs(4326, 32618, always_xy=True).transform(-77.19774, 38.76069)
    box = shapely.box(x - 3000, y - 3000, x + 3000, y + 3000)
    info = SiteInfo("There", "EPSG:32618", 500, "America/New_York")
    with SiteStore.create(tmp_path / "there.gpkg", info, box) as store:
        yield store


@needs_genuine
def test_the_genuine_export_is_read_in_full_and_names_are_left_out(genuine_site):
    report = import_files(genuine_site, GENUINE)
    assert (report.read, report.stored, report.patrols, report.observations) == (18, 18, 1, 11)
    assert report.source_km == pytest.approx(0.00973, abs=1e-5)
    assert report.clean_km == pytest.approx(report.source_km, rel=0.01)
    track = genuine_site.read("tracks").iloc[0]
    assert track["start_time"] == datetime(2025, 12, 18, 1, 48, 25, 8000, tzinfo=timezone.utc)  # 20:48:25 in New York
    finds = genuine_site.read("observations")
    wood = json.loads(finds[finds["category"] == "humanactivity.timber.firewood."].iloc[0]["attributes"])
    assert wood["treespecies_timber"] == "rosewood"
    everything = genuine_site.path.read_bytes()
    for word in (b"Lilian", b"195000016", b"H838582", b"231959932", b"James, Fred", b"villageb"):
        assert word not in everything
    assert genuine_site.check() == []


@needs_genuine
def test_personal_attributes_stay_when_asked_for(genuine_site):
    import_files(genuine_site, GENUINE, keep_personal=True)
    assert "H838582" in " ".join(genuine_site.read("observations")["attributes"])


@needs_genuine
def test_the_genuine_export_again_adds_nothing(genuine_site, tmp_path):
    import_files(genuine_site, GENUINE)
    with zipfile.ZipFile(tmp_path / "again.zip", "w") as archive:
        archive.write(GENUINE, "patrol.xml")
        archive.writestr("attachments/1.jpg", b"picture")
    before = genuine_site.fingerprint(["patrols", "leg_days", "tracks", "observations"])
    report = import_files(genuine_site, tmp_path / "again.zip")
    assert (report.read, report.present, report.clean_km) == (18, 18, 0.0)
    assert genuine_site.fingerprint(["patrols", "leg_days", "tracks", "observations"]) == before


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2", "1.3"])
@pytest.mark.parametrize("prefix", ["ns2:", "", "smart:"])
def test_versions_and_prefixes(site, tmp_path, version, prefix):
    report = bring(site, tmp_path, patrol_xml(day_xml(), version=version, prefix=prefix))
    assert (report.read, report.stored) == (11, 11)
    leg = site.read("leg_days").iloc[0]
    assert (leg["transport"], leg["members"], leg["rest_minutes"], leg["fixes"]) == ("foot", 1, 5, 11)
    assert leg["clean_km"] == pytest.approx(1.106, abs=0.002) and leg["hours"] == pytest.approx(50 / 60)
    assert site.read("tracks").iloc[0]["start_time"] == datetime(2025, 1, 31, 1, tzinfo=timezone.utc)
    assert site.read("patrols").iloc[0][["station", "team", "mandate", "armed"]].tolist() == [
        "North",
        "Team 1",
        "Anti-poaching",
        True,
    ]


def test_observations_with_and_without_groups(site, tmp_path):
    one = (
        '<observations categoryKey="humanactivity.timber.stump."><attributes attributeKey="number_of_stumps">'
        '<dValue>3.0</dValue></attributes><attributes attributeKey="phone_number"><sValue>081</sValue></attributes>'
        '<attributes attributeKey="tools"><itemKey>saw</itemKey><itemKey>axe</itemKey></attributes></observations>'
    )
    points = (
        f'<waypoints id="1" x="102.2" y="14.2" time="08:05:00"><groups>{one}</groups></waypoints>'
        f'<waypoints id="2" x="102.21" y="14.2" time="08:10:00">{one}<comment>old cut</comment></waypoints>'
        '<waypoints id="3" x="102.22" y="14.2" time="08:15:00"/><waypoints id="4" x="0" y="0" time="08:15:00"/>'
    )
    report = bring(site, tmp_path, patrol_xml(day_xml(waypoints=points)))
    assert (report.read, report.stored, report.quarantined, report.observations) == (15, 14, 1, 3)
    finds = site.read("observations")
    assert finds["count"].tolist() == [3, 3, 1]
    assert json.loads(finds.iloc[0]["attributes"]) == {"number_of_stumps": 3.0, "tools": ["saw", "axe"]}
    assert json.loads(finds.iloc[1]["attributes"])["comment"] == "old cut"
    assert finds["is_threat"].tolist() == [True, True, False]
    assert site.read("quarantine").iloc[0]["reason"] == "zero"


def test_two_things_alike_at_one_waypoint_are_two(site, tmp_path):
    stump = '<observations categoryKey="humanactivity.timber.stump."/>'
    point = f'<waypoints id="1" x="102.2" y="14.2" time="08:05:00"><groups>{stump}{stump}</groups></waypoints>'
    content = patrol_xml(day_xml(waypoints=point))
    assert bring(site, tmp_path, content).observations == 2
    assert bring(site, tmp_path, content, "again.xml").observations == 0
    assert site.count("observations") == 2


def test_the_same_leg_day_from_every_member_counts_once(site, tmp_path):
    report = bring(site, tmp_path, patrol_xml(day_xml() * 5))
    assert (report.read, report.stored, report.present) == (55, 11, 44)
    assert report.source_km == pytest.approx(5.0) and report.raw_km == pytest.approx(5 * 1.106, abs=0.01)
    assert report.clean_km == pytest.approx(1.106, abs=0.002)
    assert len(site.read("leg_days")) == 1 and site.read("leg_days")["source_km"].tolist() == [5.0]


def test_legs_that_overlap_with_the_same_fixes_count_once(site, tmp_path):
    other = (
        f'<legs id="2" startDate="2025-01-31" endDate="2025-01-31"><transportType value="Foot"/>{day_xml()}</legs>'
    )
    body = patrol_xml(day_xml(), prefix="", extra=other)
    report = bring(site, tmp_path, body)
    assert (report.stored, report.present) == (11, 11)
    assert site.tracks().km == pytest.approx(1.106, abs=0.002)
    assert site.read("leg_days")["clean_km"].tolist() == [pytest.approx(1.106, abs=0.002), 0]


def test_spikes_and_zero_fixes_are_repaired_with_a_record(site, tmp_path):
    def spoil(lon, lat, ms):
        lon, lat = lon.copy(), lat.copy()
        lat[3] += 0.1
        lon[7] = lat[7] = 0.0
        return lon, lat, ms

    content = patrol_xml(day_xml(change=spoil))
    report = bring(site, tmp_path, content)
    assert (report.read, report.stored, report.repaired) == (11, 9, 2)
    repairs = site.read("repairs")
    assert sorted(repairs["rule"]) == ["spike", "zero"] and repairs["records"].tolist() == [1, 1]
    assert "14.3030000 102.2000000" in repairs[repairs["rule"] == "spike"].iloc[0]["from_value"]
    assert report.clean_km == pytest.approx(1.106, abs=0.002) and report.raw_km == pytest.approx(1.106 + 22, abs=1)
    again = bring(site, tmp_path, content)
    assert (again.present, again.repaired, len(site.read("repairs"))) == (11, 0, 2)


def test_later_fixes_of_a_day_are_added_to_what_is_there(site, tmp_path):
    def first_half(lon, lat, ms):
        return lon[:6], lat[:6], ms[:6]

    bring(site, tmp_path, patrol_xml(day_xml(change=first_half, distance=0.5)))
    report = bring(site, tmp_path, patrol_xml(day_xml()))
    assert (report.stored, report.present) == (5, 6)
    legs = site.read("leg_days")
    assert len(legs) == 1 and legs.iloc[0]["fixes"] == 11
    assert site.tracks().km == pytest.approx(1.106, abs=0.002)
    assert report.clean_km == pytest.approx(0.553, abs=0.002)


def test_a_device_with_the_wrong_date_is_put_right(site, tmp_path):
    report = bring(site, tmp_path, patrol_xml(day_xml(start_ms=WALL - 86_400_000 * 7168)))
    assert (report.read, report.repaired) == (11, 11)
    repair = site.read("repairs").iloc[0]
    assert (repair["rule"], repair["to_value"], repair["records"]) == ("clock", "+7168 days", 11)
    assert site.read("tracks").iloc[0]["start_time"] == datetime(2025, 1, 31, 1, tzinfo=timezone.utc)


def test_a_flat_track_keeps_its_length_without_times(site, tmp_path):
    line = shapely.LineString([(102.2, 14.2 + 0.001 * n) for n in range(11)])
    content = patrol_xml(f'<days date="2025-01-31"><track geom="{line.wkb_hex}"/></days>')
    report = bring(site, tmp_path, content)
    assert (report.stored, report.clean_km) == (11, pytest.approx(1.106, abs=0.002))
    assert np.isnan(site.tracks().t).all()
    assert bring(site, tmp_path, content).present == 11


def test_a_day_without_a_track_is_a_leg_day(site, tmp_path):
    report = bring(site, tmp_path, patrol_xml('<days date="2025-01-31" startTime="08:00:00" endTime="16:00:00"/>'))
    assert report.read == 0 and site.read("leg_days")["day"].tolist() == [date(2025, 1, 31)]
    bring(site, tmp_path, patrol_xml('<days date="2025-01-31" startTime="08:00:00" endTime="16:00:00"/>'))
    assert site.count("leg_days") == 1


def test_a_patrol_far_away_is_set_aside(site, tmp_path):
    def away(lon, lat, ms):
        return lon + 5, lat, ms

    report = bring(site, tmp_path, patrol_xml(day_xml(change=away)))
    assert report.quarantined == 11 and site.count("quarantine") == 11
    assert site.count("patrols") == site.count("leg_days") == 0
    assert bring(site, tmp_path, patrol_xml(day_xml(change=away))).present == 11


def test_a_track_that_cannot_be_decoded_is_one_quarantined_record(site, tmp_path):
    report = bring(site, tmp_path, patrol_xml('<days date="2025-01-31"><track geom="00ff01"/></days>'))
    assert (report.read, report.quarantined) == (1, 1)
    assert site.read("quarantine").iloc[0]["reason"] == "track_geometry"


def test_a_truncated_file_names_its_line_and_leaves_nothing(site, tmp_path):
    content = patrol_xml(day_xml()).replace(b"><", b">\n<")
    with pytest.raises(BrokenXmlError, match=r"patrol\.xml is damaged or cut short at line \d+"):
        bring(site, tmp_path, content[:900])
    assert site.count("import_batches") == 0


def test_in_a_folder_a_truncated_file_is_set_aside_and_the_others_come_in(site, tmp_path):
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "a.xml").write_bytes(patrol_xml(day_xml())[:700])
    (folder / "b.xml").write_bytes(patrol_xml(day_xml()))
    (folder / "picture.jpg").write_bytes(b"x")
    report = import_files(site, folder)
    assert [(file.name, file.read, file.stored, file.quarantined) for file in report.files] == [
        ("a.xml", 1, 0, 1),
        ("b.xml", 11, 11, 0),
    ]
    assert site.count("import_batches") == 2
    assert import_files(site, folder).present == 12


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'<!DOCTYPE p [<!ENTITY a "b">]><patrol id="&a;"/>', "document type"),
        (b"<patrol>" + b"<a>" * 70, "64 deep"),
    ],
)
def test_hostile_xml_is_refused(site, tmp_path, content, reason):
    with pytest.raises(HostileXmlError, match=reason):
        bring(site, tmp_path, content)


def test_hostile_zips_are_refused(site, tmp_path):
    with zipfile.ZipFile(tmp_path / "out.zip", "w") as archive:
        archive.writestr("../patrol.xml", patrol_xml(day_xml()))
    with pytest.raises(HostileArchiveError, match="points outside"):
        import_files(site, tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("patrol.xml", b" " * 20_000_000)
    with pytest.raises(HostileArchiveError, match="suspiciously small"):
        import_files(site, tmp_path / "bomb.zip")
    inner = tmp_path / "1.zip"
    for number in range(2, 5):
        with zipfile.ZipFile(tmp_path / f"{number}.zip", "w") as archive:
            archive.write(inner if number > 2 else tmp_path / "out.zip", "inner.zip")
        inner = tmp_path / f"{number}.zip"
    with pytest.raises(HostileArchiveError):
        import_files(site, inner)
