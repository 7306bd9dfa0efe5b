from __future__ import annotations

import random
import shutil
import zipfile
from datetime import date, datetime, timezone
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely
from pyproj import CRS, Transformer

from pawc_planner.importers.batch import import_files
from pawc_planner.importers.errors import EmptySourceError, ImportFault, UnreadableFileError
from pawc_planner.importers.files.sources import find_sources
from pawc_planner.importers.layers import vector_tables
from pawc_planner.importers.layers.vector_tables import LayerMissingError, NoRecordLayerError, SiteFileError
from pawc_planner.importers.mapping import read_mapping
from pawc_planner.importers.places.datum_shift import datum_shift
from pawc_planner.importers.places.site_places import SitePlaces
from pawc_planner.importers.reading import Reading

PLACE = shapely.Point(102.2, 14.2)
# The parameters of the Royal Thai Survey Department: Indian 1975 to WGS 84, metres.
RTSD = (
    "+proj=pipeline +step +inv +proj=utm +zone=48 +ellps=evrst30 +step +proj=push +v_3 +step +proj=cart +ellps=evrst30 "
    "+step +proj=helmert +x=206 +y=837 +z=295 +step +inv +proj=cart +ellps=WGS84 +step +proj=pop +v_3 "
    "+step +proj=unitconvert +xy_in=rad +xy_out=deg"
)


def saved(path, shapes, crs="EPSG:4326", driver=None, **columns):
    frame = gpd.GeoDataFrame(columns or {"n": range(len(shapes))}, geometry=list(shapes), crs=crs)
    frame.to_file(path, **({"driver": driver} if driver else {}))
    return path


def parts_of(path, site, **said):
    file = find_sources(path).files[0]
    assert vector_tables.recognises(file)
    kind = said.pop("kind", "auto")
    return list(vector_tables.read(file, Reading(SitePlaces.of(site), kind, read_mapping(said))))


def points_of(path, site, **said):
    return [record for part in parts_of(path, site, **said) for record in part.points]


def tracks_of(path, site, **said):
    return [track for part in parts_of(path, site, **said) for track in part.tracks]


@pytest.mark.parametrize("name", ["s.shp", "s.gpkg", "s.fgb", "s.gml", "s.tab", "s.mif"])
def test_points_of_any_format_and_crs_become_records(site, tmp_path, name):
    driver = "MapInfo File" if name[-3:] in ("tab", "mif") else None
    places = gpd.GeoSeries([PLACE], crs=4326).to_crs(32647)
    path = saved(tmp_path / name, places, "EPSG:32647", driver, stump_id=["a"], found=["2024-05-05"], girth_cm=[123.5])
    record, = points_of(path, site)
    assert (record.table, record.values["stump_id"], record.values["girth_cm"]) == ("stumps", "a", 123.5)
    assert record.values["found"] == date(2024, 5, 5) and record.repairs == ()
    assert (record.lon, record.lat) == pytest.approx((102.2, 14.2), abs=1e-6)


def test_nothing_is_written_beside_the_users_files(site, tmp_path):
    (tmp_path / "in").mkdir()
    for name in ("s.gml", "s.gpkg", "s.shp"):
        saved(tmp_path / "in" / name, [PLACE], stump_id=["a"], found=["2024-05-05"])
    (tmp_path / "in" / "s.shx").unlink()
    (tmp_path / "in" / "s.gfs").unlink(missing_ok=True)
    before = {path: path.read_bytes() for path in (tmp_path / "in").iterdir()}
    import_files(site, tmp_path / "in")
    assert {path: path.read_bytes() for path in (tmp_path / "in").iterdir()} == before
    assert not list(Path("/tmp").glob("pawc_layer_*"))


def test_a_stated_datum_is_honoured_with_a_record(site, tmp_path):
    x, y = 197_000.0, 1_571_000.0
    record, = points_of(saved(tmp_path / "s.shp", [shapely.Point(x, y)], "EPSG:24048", stump_id=["a"]), site)
    lon, lat = Transformer.from_pipeline(RTSD).transform(x, y)
    away = CRS.from_epsg(4326).get_geod().inv(lon, lat, record.lon, record.lat)[2]
    assert away < 30  # the two sets of parameters differ by a few metres in each axis
    naive = Transformer.from_crs(32648, 4326, always_xy=True).transform(x, y)
    assert 400 < CRS.from_epsg(4326).get_geod().inv(*naive, record.lon, record.lat)[2] < 600
    change, = record.repairs
    assert (change.rule, change.before, change.after) == ("indian_1975", "EPSG:24048", "EPSG:4326")
    assert "known to about 5 m" in change.reason


def test_the_step_from_indian_1975_that_proj_gets_wrong_is_not_used():
    area = (101.5, 13.9, 102.6, 14.5)
    shift = datum_shift(CRS.from_epsg(4240), area)
    lon, lat = shift.degrees(np.array([102.0]), np.array([14.2]))
    wrong = "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step +proj=push +v_3 +step +proj=cart " \
            "+ellps=evrst30 +step +proj=helmert +x=293 +y=836 +z=318 +rx=0.5 +ry=1.6 +rz=-2.8 +s=2.1 +convention={} " \
            "+step +inv +proj=cart +ellps=WGS84 +step +proj=pop +v_3 +step +proj=unitconvert +xy_in=rad +xy_out=deg"
    geod = CRS.from_epsg(4326).get_geod()
    off = {}
    for convention in ("position_vector", "coordinate_frame"):
        place = Transformer.from_pipeline(wrong.format(convention)).transform(102.0, 14.2)
        off[convention] = geod.inv(lon[0], lat[0], *place)[2]
    assert off["coordinate_frame"] < 15 and off["position_vector"] > 150
    assert shift.accuracy_m == 5 and shift.name == "Indian 1975"
    assert datum_shift(CRS.from_epsg(32648), area).name == ""


def test_a_layer_without_crs_is_placed_by_what_brings_it_to_the_site(site, tmp_path):
    places = gpd.GeoSeries([PLACE], crs=4326).to_crs(32648)
    path = saved(tmp_path / "s.shp", places, "EPSG:32648", stump_id=["a"])
    path.with_suffix(".prj").unlink()
    record, = points_of(path, site)
    assert (record.lon, record.lat) == pytest.approx((102.2, 14.2), abs=1e-6)
    assert [change.rule for change in record.repairs] == ["utm_zone"]


def test_cut_names_of_a_smart_query_are_understood(site, tmp_path):
    path = saved(
        tmp_path / "obs.shp", [PLACE, PLACE], Patrol_ID=["SMART_1"] * 2, Station=["ท่าใหญ่"] * 2, Leader=["x y"] * 2,
        Waypoint_I=["5", "6"], Waypoint_D=["2025-02-03"] * 2, Waypoint_T=["10:00:00"] * 2, X=[102.2] * 2, Y=[14.2] * 2,
        Observatio=["Human Activity"] * 2, Observat_1=["Timber", "Snare"], Observat_2=["Stump", None])
    first, second = points_of(path, site)
    assert first.values["category"] == "humanactivity.timber.stump." and second.values["category"].endswith("snare.")
    assert (first.values["patrol_id"], first.values["waypoint_id"]) == ("SMART_1", "5")
    assert first.values["time"] == datetime(2025, 2, 3, 3, tzinfo=timezone.utc)
    assert "x y" not in first.content and "Leader" not in first.values["attributes"]


def test_smart_tracks_have_local_wall_clock_in_z(site, tmp_path):
    wall = datetime(2025, 2, 3, 8, 0, tzinfo=timezone.utc).timestamp() * 1000
    line = shapely.MultiLineString([
        [(102.2 + n / 1000, 14.2, wall + n * 60_000) for n in range(5)],
        [(102.21, 14.2 + n / 1000, wall + (60 + n) * 60_000) for n in range(3)]])
    path = saved(tmp_path / "patrol.shp", [line], Patrol_ID=["P1"], Patrol_Leg=["2"], Patrol_Sta=["2025-02-03"],
                 Patrol_End=["2025-02-04"], Station=["N"], Team=["T"], Patrol_Tra=["Foot"], Leader=["x"])
    part, = parts_of(path, site)
    track, head = part.tracks[0], part.heads[0]
    assert (track.patrol_id, track.leg_id, track.transport_label, track.day) == ("P1", "2", "Foot", None)
    # Eight in the morning in Bangkok is one o'clock UTC.
    assert track.t[0] == datetime(2025, 2, 3, 1, 0, tzinfo=timezone.utc).timestamp() and len(track.t) == 8
    assert track.segment.tolist() == [0] * 5 + [1] * 3 and track.row.tolist() == list(range(1, 9))
    assert (head.station, head.team, head.start, head.end) == ("N", "T", date(2025, 2, 3), date(2025, 2, 4))
    assert part.personal == 1
    report = import_files(site, path).files[0]
    assert (report.read, report.stored, report.kind) == (8, 8, "patrols")


def test_lines_without_times_take_the_day_of_their_attributes(site, tmp_path):
    line = shapely.LineString([(102.2, 14.2), (102.21, 14.21)])
    path = saved(tmp_path / "w.gpkg", [line, line], **{"patrol id": ["P1", "P2"], "date": ["25/02/2025", "03/02/2025"]})
    assert [track.day for track in tracks_of(path, site)] == [date(2025, 2, 25), date(2025, 2, 3)]
    assert np.isnan(tracks_of(path, site)[0].t).all()


def test_lines_and_areas_that_are_no_patrols_are_declined(site, tmp_path):
    road = saved(tmp_path / "road.shp", [shapely.LineString([(102.2, 14.2), (102.3, 14.3)])], name=["road 1"])
    area = saved(tmp_path / "zone.gpkg", [PLACE.buffer(0.1)], name=["zone"])
    for path in (road, area):
        with pytest.raises(NoRecordLayerError, match="Add layer"):
            parts_of(path, site)
    assert tracks_of(road, site, kind="patrols")[0].patrol_id == "road road 1"


def test_features_that_cannot_be_used_are_set_aside_and_counts_add_up(site, tmp_path):
    line = shapely.LineString([(102.2, 14.2), (102.21, 14.21)])
    path = saved(tmp_path / "w.gpkg", [line, None, line], **{
        "patrol id": ["P1", "P2", None], "date": ["2025-02-25"] * 3, "leader": ["secret"] * 3})
    report = import_files(site, path).files[0]
    assert report.read == 4 == report.stored + report.repaired + report.present + report.quarantined
    aside = site.read("quarantine").sort_values("row")
    assert aside["reason"].tolist() == ["no_geometry", "no_patrol"]
    assert not aside["content"].str.contains("secret").any()


def test_several_points_count_as_the_first_with_a_record(site, tmp_path):
    path = saved(tmp_path / "m.gpkg", [shapely.MultiPoint([PLACE, shapely.Point(102.3, 14.3)]), None],
                 stump_id=["a", "b"], found=["2024-05-05"] * 2)
    first, second = points_of(path, site)
    assert (first.lon, first.lat) == (102.2, 14.2) and [change.rule for change in first.repairs] == ["several_points"]
    assert not second.placed and second.needs_place


def test_layers_of_a_geopackage_are_chosen(site, tmp_path):
    path = tmp_path / "two.gpkg"
    gpd.GeoDataFrame({"stump_id": ["a"]}, geometry=[PLACE], crs=4326).to_file(path, layer="stumps")
    gpd.GeoDataFrame({"name": ["x"]}, geometry=[PLACE], crs=4326).to_file(path, layer="villages")
    gpd.GeoDataFrame({"name": ["x"]}, geometry=[PLACE.buffer(1)], crs=4326).to_file(path, layer="zones")
    assert [record.values["stump_id"] for record in points_of(path, site)] == ["a"]
    with pytest.raises(LayerMissingError, match="stumps, villages, zones"):
        parts_of(path, site, sheet="roads")
    with pytest.raises(SiteFileError, match="Merge sites"):
        parts_of(shutil.copy(site.path, tmp_path / "copy.gpkg"), site)


def test_thai_text_of_a_shapefile_without_cpg_plain_zipped_and_alone(site, tmp_path):
    path = tmp_path / "th.shp"
    stump = gpd.GeoDataFrame({"stump_id": ["ตอที่ ๑"], "species": ["พะยูง"]}, geometry=[PLACE], crs=4326)
    stump.to_file(path, encoding="cp874")
    path.with_suffix(".cpg").unlink()
    with zipfile.ZipFile(tmp_path / "th.zip", "w") as archive:
        for ending in (".shp", ".shx", ".dbf", ".prj"):
            archive.write(path.with_suffix(ending), f"deep/th{ending}")
    for source in (path, tmp_path / "th.zip"):
        record, = points_of(source, site)
        assert (record.values["stump_id"], record.values["species"]) == ("ตอที่ ๑", "พะยูง")
    log = {"camera": ["ก1"], "time": ["2025-01-05 10:00"], "what": ["ผู้ต้องสงสัย"]}
    gpd.GeoDataFrame(log, geometry=[PLACE], crs=4326).to_file(tmp_path / "log.shp", encoding="cp874")
    shutil.copy(tmp_path / "log.dbf", tmp_path / "alone.dbf")
    event, = points_of(tmp_path / "alone.dbf", site)
    assert (event.values["camera_id"], event.values["class"], event.placed) == ("ก1", "person", False)


def test_a_missing_companion_is_named(site, tmp_path):
    path = saved(tmp_path / "s.shp", [PLACE], stump_id=["a"])
    path.with_suffix(".dbf").unlink()
    with pytest.raises(UnreadableFileError, match=r"its \.dbf file is missing"):
        parts_of(path, site)
    empty = gpd.GeoDataFrame({"stump_id": []}, geometry=[], crs=4326)
    empty.to_file(tmp_path / "e.gpkg")
    with pytest.raises(EmptySourceError):
        parts_of(tmp_path / "e.gpkg", site)


def test_many_points_come_in_batches(site, tmp_path):
    count = 45_000
    frame = gpd.GeoDataFrame({"patrol_id": ["P"] * count, "time": np.arange(count).astype(str)},
                             geometry=shapely.points(np.linspace(102.1, 102.3, count), 14.2), crs=4326)
    frame["time"] = [f"2025-02-{1 + n // 1440 % 28:02d} {n // 60 % 24:02d}:{n % 60:02d}:00" for n in range(count)]
    frame.to_file(tmp_path / "f.fgb")
    found = parts_of(tmp_path / "f.fgb", site)
    rows = np.concatenate([track.row for part in found for track in part.tracks])
    assert sorted(rows.tolist()) == list(range(1, count + 1))


@pytest.mark.parametrize("name", ["s.shp", "s.gpkg", "s.fgb", "s.gml", "s.tab", "s.dbf"])
@pytest.mark.usefixtures("no_hang")
def test_broken_layers_give_a_clear_fault_or_records_in_bounded_time(site, tmp_path, name):
    good = tmp_path / "good"
    good.mkdir()
    made = "s.shp" if name == "s.dbf" else name
    saved(good / made, [PLACE] * 5, driver="MapInfo File" if name == "s.tab" else None,
          stump_id=list("abcde"), found=["2024-05-05"] * 5, girth_cm=[1.5] * 5)
    if name == "s.dbf":
        for path in good.iterdir():
            if path.suffix != ".dbf":
                path.unlink()
    chance = random.Random(7)
    reading = Reading(SitePlaces.of(site))
    for number in range(25):
        folder = tmp_path / f"bad{number}"
        shutil.copytree(good, folder)
        victim = chance.choice(sorted(folder.iterdir()))
        data = bytearray(victim.read_bytes())
        if chance.random() < 0.3:
            del data[chance.randrange(len(data)):]
        for _ in range(chance.randint(1, 8)):
            if data:
                data[chance.randrange(len(data))] = chance.randrange(256)
        victim.write_bytes(bytes(data))
        try:
            file = find_sources(folder / name).files[0]
            if vector_tables.recognises(file):
                list(vector_tables.read(file, reading))
        except ImportFault as fault:
            assert name in str(fault) and "pawc_layer" not in str(fault)
