from __future__ import annotations

import json
import random
import zipfile
from contextlib import suppress
from datetime import date

import pytest

from pawc_planner.importers.batch import import_files
from pawc_planner.importers.cameras import megadetector
from pawc_planner.importers.cameras import tables as camera_tables
from pawc_planner.importers.cameras.errors import NoPicturesError, NoPictureTimesError
from pawc_planner.importers.cameras.picture_words import camera_of_path, picture_class
from pawc_planner.importers.errors import ImportFault
from pawc_planner.importers.files.sources import find_sources
from pawc_planner.importers.formats import recognise
from pawc_planner.importers.mappings import save_mapping
from pawc_planner.importers.places.site_places import SitePlaces
from pawc_planner.importers.preview import preview
from pawc_planner.importers.reading import Reading

WI_DEPLOYMENTS = """project_id,deployment_id,placename,longitude,latitude,start_date,end_date,camera_id,recorded_by
7,DEP1,site-a,102.1,14.2,2021-08-26 00:00:00,2022-01-19 00:00:00,2008799,Some Body
7,DEP2,site-b,102.2,14.25,2021-08-25 00:00:00,2021-11-04 00:00:00,2038808,Some Body
"""
WI_IMAGES = """project_id,deployment_id,image_id,is_blank,identified_by,class,genus,species,common_name,timestamp,\
number_of_objects
7,DEP1,i1,1,Some Body,,,,,2021-08-26 10:00:00,0
7,DEP1,i2,0,Some Body,Mammalia,Homo,sapiens,Human-Camera Trapper,2021-08-26 10:05:00,1
7,DEP2,i3,0,Some Body,Mammalia,Homo,sapiens,Human,2021-09-01 08:00:00,2
7,DEP2,i4,0,Computer Vision,Mammalia,Panthera,onca,Jaguar,2021-09-15 23:12:00,3
7,DEP2,i5,0,Some Body,,,,,2021-10-01 03:30:00,1
7,DEP2,i6,0,Some Body,,,,Vehicle,2021-10-01 03:30:00,1
"""
WI_SEQUENCES = """project_id,deployment_id,sequence_id,is_blank,identified_by,genus,species,common_name,start_time,\
end_time,group_size
7,DEP1,s1,0,Some Body,Homo,sapiens,Human,2021-09-01 08:00:00,2021-09-01 08:01:00,4
"""
WI_SEQUENCE_IMAGES = """project_id,deployment_id,image_id,filename,sequence_id,location,timestamp
7,DEP1,i1,1.jpg,s1,gs://1,2021-09-01 08:00:00
"""
WI_CAMERAS = """project_id,camera_id,camera_name,make,model,serial_number,year_purchased
7,2008799,B1,Bushnell,T,B1,2016
"""
WI_PROJECTS = "project_id,project_name,project_short_name\n7,Test,TP\n"


def classes(site):
    return site.read("camera_events")[["camera_id", "class", "people"]].fillna(0).values.tolist()


def test_a_wildlife_insights_download_joins_pictures_and_places(site, tmp_path):
    with zipfile.ZipFile(tmp_path / "wi.zip", "w") as archive:
        for name, text in (("images_7.csv", WI_IMAGES), ("deployments.csv", WI_DEPLOYMENTS),
                           ("cameras.csv", WI_CAMERAS), ("projects.csv", WI_PROJECTS)):
            archive.writestr(name, text)
    report = import_files(site, tmp_path / "wi.zip")
    by_name = {file.name.rpartition("/")[2]: file for file in report.files}
    assert (by_name["deployments.csv"].stored, by_name["images_7.csv"].stored) == (2, 6)
    assert classes(site) == [
        ["DEP1", "blank", 0], ["DEP1", "ranger", 1], ["DEP2", "person", 2], ["DEP2", "animal", 0],
        ["DEP2", "unknown", 0], ["DEP2", "vehicle", 0]]
    events = site.read("camera_events").to_crs(4326)
    assert (events.geometry.iloc[2].x, events.geometry.iloc[2].y) == pytest.approx((102.2, 14.25))
    assert site.read("cameras")["from_day"].tolist() == [date(2021, 8, 26), date(2021, 8, 25)]


def test_each_table_of_wildlife_insights_says_what_it_is(site, tmp_path):
    for name, text, instead in (("c.csv", WI_CAMERAS, "deployments.csv"), ("p.csv", WI_PROJECTS, "images.csv"),
                                ("i.csv", WI_SEQUENCE_IMAGES, "sequences.csv")):
        (tmp_path / name).write_text(text)
        with pytest.raises(NoPicturesError, match=rf"{name}.*{instead}"):
            import_files(site, tmp_path / name)
    (tmp_path / "sequences.csv").write_text(WI_SEQUENCES)
    import_files(site, tmp_path / "sequences.csv")
    assert classes(site) == [["DEP1", "person", 4]]


def test_camtrapr_tables_are_joined_by_station(site, tmp_path):
    folder = tmp_path / "camtrapR"
    folder.mkdir()
    (folder / "stations.csv").write_text(
        '"Station";"utm_x";"utm_y";"Setup_date";"Retrieval_date";"Problem1_from";"Problem1_to"\n'
        '"S1";187000;1571800;"02/04/2009";"14/05/2009";"";""\n')
    (folder / "records.csv").write_text(
        '"","Station","Species","DateTimeOriginal","Date","Time","delta.time.secs","Directory","FileName"\n'
        '"1","S1","PBE","2009-04-21 00:40:00","2009-04-21","00:40:00",0,"x","y"\n'
        '"2","S1","Homo sapiens","2009-04-22 20:19:00","2009-04-22","20:19:00",0,"x","y"\n'
        '"3","S1","setup","2009-04-02 10:00:00","2009-04-02","10:00:00",0,"x","y"\n')
    report = import_files(site, folder)
    assert sorted(file.format for file in report.files) == ["camtrap_r", "camtrap_r"]
    assert [row[1] for row in classes(site)] == ["animal", "person", "ranger"]
    assert site.read("camera_events")["geometry"].notna().all()
    camera = site.read("cameras").iloc[0]
    assert (camera["from_day"], camera["to_day"]) == (date(2009, 4, 2), date(2009, 5, 14))  # 14/05 settles the order


@pytest.mark.parametrize("text", [
    "RootFolder,File,RelativePath,DateTime,DeleteFlag,Species,Person,Empty,Count\n"
    "X,1.JPG,CAM01\\\\100RECNX,2024-03-01 06:00:00,false,,true,false,3\n"
    "X,2.JPG,CAM02,2024-03-01 06:10:00,false,gaur,false,false,2\n"
    "X,3.JPG,CAM02,2024-03-01 06:11:00,true,,false,true,\n",
    "File,RelativePath,DateTime,DeleteFlag,Camera,What,Count\n1.JPG,a,2024-03-01 06:00:00,false,CAM01,คน,3\n"
    "2.JPG,a,2024-03-01 06:10:00,false,CAM02,สัตว์ป่า,2\n3.JPG,a,2024-03-01 06:11:00,true,CAM02,Empty,\n",
    "File,Folder,Date,Time,ImageQuality,Species,Count\n1.JPG,CAM01,01-Mar-2024,06:00:00,Ok,Person,3\n"
    "2.JPG,CAM02,01-Mar-2024,06:10:00,Ok,Gaur,2\n3.JPG,CAM02,01-Mar-2024,06:11:00,Dark,Nothing,\n",
])
def test_timelapse_of_any_template(site, tmp_path, text):
    (tmp_path / "t.csv").write_text(text)
    report = import_files(site, tmp_path / "t.csv").files[0]
    assert (report.format, report.stored) == ("timelapse", 3)
    assert classes(site) == [["CAM01", "person", 3], ["CAM02", "animal", 0], ["CAM02", "blank", 0]]
    assert site.read("camera_events")["time"].iloc[0].isoformat() == "2024-02-29T23:00:00+00:00"


def detection(category, conf, **more):
    return {"category": category, "conf": conf, "bbox": [0, 0, 1, 1], **more}


def test_megadetector_counts_the_people_it_is_sure_of(site, tmp_path):
    images = [
        {"file": "CAM01/100RECNX/a.jpg", "datetime": "2024:03:01 06:00:00",
         "detections": [detection("2", 0.9), detection("2", 0.5), detection("2", 0.1), detection("1", 0.9)]},
        {"file": "CAM01\\b.mp4", "datetime": "2024-03-01 07:00:00", "frame_rate": 20,
         "detections": [detection("2", 0.9, frame_number=0), detection("2", 0.9, frame_number=20)]},
        {"file": "CAM02/c.jpg", "datetime": "2024-03-01 08:00:00", "detections": []},
        {"file": "CAM02/d.jpg", "datetime": "2024-03-01 09:00:00", "failure": "image access", "detections": None},
        {"file": "CAM02/e.jpg", "detections": []},
    ]
    info = {"format_version": "1.4", "detector_metadata": {"typical_detection_threshold": 0.4}}
    path = tmp_path / "md.json"
    names = {"1": "animal", "2": "person"}
    path.write_text(json.dumps({"images": images, "detection_categories": names, "info": info}))
    report = import_files(site, path).files[0]
    assert (report.format, report.read, report.stored, report.quarantined) == ("megadetector", 5, 4, 1)
    assert classes(site) == [
        ["CAM01", "person", 2], ["CAM01", "person", 1], ["CAM02", "blank", 0], ["CAM02", "unknown", 0]]
    path.write_text(json.dumps({"images": images[4:], "detection_categories": {}, "info": info}))
    with pytest.raises(NoPictureTimesError, match="does not say when"):
        import_files(site, path)


def test_an_alert_log_of_the_park_is_read_with_and_without_mapping(site, tmp_path):
    thai = "รหัสกล้อง,วันที่,เวลา,ละติจูด,ลองจิจูด,สิ่งที่พบ,จำนวนคน,การดำเนินการ\nTL-01,15/03/2568,06:12,14.2,102.1,คน,3,แจ้งชุด 2\n"
    own = "Unit;Sent;Seen;How many\nTL-02;16/03/2025 18:40;villager;2\n"
    (tmp_path / "th.csv").write_bytes(thai.encode("cp874"))
    (tmp_path / "own.csv").write_text(own)
    import_files(site, tmp_path / "th.csv")
    import_files(site, tmp_path / "own.csv", "camera_events", {
        "camera_id": "Unit", "time": "Sent", "class": "Seen", "people": "How many"})
    events = site.read("camera_events")
    assert events["people"].tolist() == [3, 2] and events["class"].iloc[0] == "person"
    assert events["time"].iloc[0].isoformat() == "2025-03-14T23:12:00+00:00"


@pytest.mark.parametrize(("label", "name"), [
    ("Homo sapiens", "person"), ("HUMAN", "person"), ("Human-Hunter", "person"), ("human-camera trapper", "ranger"),
    ("Setup_Pickup", "ranger"), ("calibration", "ranger"), ("Blank", "blank"), ("Misfire", "blank"), ("", "unknown"),
    ("No CV Result", "unknown"), ("Elephas maximus", "animal"), ("เจ้าหน้าที่", "ranger"), ("motorbike", "vehicle"),
])
def test_words_for_what_a_picture_shows(label, name):
    assert picture_class(label) == name


@pytest.mark.parametrize(("path", "camera"), [
    ("CAM01/100RECNX", "CAM01"), ("2024\\TL-03\\DCIM", "TL-03"), ("C:\\data\\x", "data"), ("./TL 1/2024-03-01", "TL 1"),
    ("", ""), ("100EK113", "100EK113"),
])
def test_the_folder_of_a_camera_is_found_in_a_path(path, camera):
    assert camera_of_path(path) == camera


def test_other_tables_are_left_to_the_general_reader(tmp_path):
    for text in ("camera,time,what\nA,2025-01-05,person\n", "patrol_id,time,lat,lon\nP,2025-01-05,14,102\n"):
        (tmp_path / "t.csv").write_text(text)
        assert recognise(find_sources(tmp_path / "t.csv").files[0]).name == "table"


@pytest.mark.parametrize("text", [WI_IMAGES, WI_DEPLOYMENTS, WI_SEQUENCES])
@pytest.mark.usefixtures("no_hang")
def test_broken_tables_give_a_clear_fault_or_records_in_bounded_time(site, tmp_path, text):
    chance = random.Random(5)
    reading = Reading(SitePlaces.of(site))
    for number in range(60):
        data = bytearray(text.encode())
        if chance.random() < 0.3:
            del data[chance.randrange(len(data)):]
        for _ in range(chance.randint(1, 8)):
            if data:
                data[chance.randrange(len(data))] = chance.randrange(256)
        path = tmp_path / f"{number}.csv"
        path.write_bytes(bytes(data))
        file = find_sources(path).files[0]
        for form in camera_tables.FORMATS:
            if form.recognises(file):
                with suppress(ImportFault):
                    list(form.read(file, reading))


def test_a_broken_detector_result_gives_a_clear_fault_or_records(site, tmp_path):
    seen = [detection("2", 0.9)]
    whole = json.dumps({"images": [
        {"file": f"CAM{n}/a.jpg", "datetime": "2024-03-01 08:00:00", "detections": seen} for n in range(9)
    ], "detection_categories": {"2": "person"}, "info": {"format_version": "1.4"}}).encode()
    chance = random.Random(9)
    for number in range(80):
        data = bytearray(whole[:chance.randrange(len(whole))] if number % 3 == 0 else whole)
        for _ in range(chance.randint(1, 6)):
            if data:
                data[chance.randrange(len(data))] = chance.randrange(256)
        path = tmp_path / f"{number}.json"
        path.write_bytes(bytes(data))
        file = find_sources(path).files[0]
        if megadetector.recognises(file):
            with suppress(ImportFault):
                list(megadetector.read(file, Reading(SitePlaces.of(site))))


@pytest.mark.parametrize(("row", "told"), [
    ("Cam01,a.jpg,,2024-03-01 06:00:00,false,,poacher,2", ["Cam01", "person", 0]),
    ("Cam01,b.jpg,100RECNX,2024-03-01 06:00:05,false,,,0", ["Cam01", "unknown", 0]),
    ("Cam01,c.jpg,DCIM/2024-03-01,2024-03-01 06:00:05,false,2,,0", ["Cam01", "person", 2]),
    ("Study,d.jpg,C2\\100MEDIA,2024-03-01 06:00:05,false,Ranger,,0", ["C2", "ranger", 0]),
    ("Study,e.jpg,C2,2024-03-01 06:00:05,false,0,Sambar,1", ["C2", "unknown", 0]),
])
def test_templates_of_timelapse_name_their_columns_as_they_like(site, tmp_path, row, told):
    (tmp_path / "t.csv").write_text(f"RootFolder,File,RelativePath,DateTime,DeleteFlag,Human,Choice0,Counter0\n{row}\n")
    import_files(site, tmp_path / "t.csv")
    assert classes(site) == [told]


def test_a_column_of_a_template_can_be_explained_and_the_mapping_kept(site, tmp_path):
    text = "RootFolder,File,RelativePath,DateTime,DeleteFlag,Choice0\nC1,{0}.jpg,,2024-03-0{0} 06:00:00,false,Sambar\n"
    (tmp_path / "t.csv").write_text(text.format(1))
    shown, = preview(site, tmp_path / "t.csv", "camera_events", {"class": "Choice0"}).files
    assert shown.headers[-1] == "Choice0" and shown.rows[0]["class"] == "unknown"
    save_mapping(site, "Timelapse", "camera_events", shown.headers, {"people": "Choice0"})
    import_files(site, tmp_path / "t.csv")
    assert site.read("repairs")["field"].tolist() == ["people"]


def test_a_camelot_export_is_read_with_its_places(site, tmp_path):
    (tmp_path / "raw-data-export.csv").write_text(
        "Media Filename,Media Capture Timestamp,Site Name,Site Sublocation,Trap Station Name,Trap Station Longitude,"
        "Trap Station Latitude,Genus,Species,Sighting Quantity\n"
        "a,2024-03-01 06:00:00,S,,TS1,102.2,14.2,Homo,sapiens,2\n"
        "b,2024-03-01 07:00:00,S,,TS1,102.2,14.2,Panthera,tigris,1\n")
    report = import_files(site, tmp_path / "raw-data-export.csv").files[0]
    assert (report.format, report.stored) == ("camelot", 2)
    assert classes(site) == [["TS1", "person", 2], ["TS1", "animal", 0]]
    assert site.read("camera_events")["geometry"].notna().all()


CAMERAS = (
    "Camera ID,Lat,Lon,Date installed,Date removed\n007,14.2,102.2,2024-01-01,2024-02-01\n"
    "007,14.3,102.3,2024-02-02,-\n008,14.3,102.3,2024-02-02,2024-01-01\n"
)
EVENTS = (
    "Camera ID,Date,Time,Class,People\n007,2024-01-05,08:00,person,2\n007,2024-03-05,08:00,\"hunter, dog\",65535\n"
    "007,2000-01-01,00:00,มอเตอร์ไซค์,NA\n007,2124-01-06,08:00,person,1\n"
)


def test_what_a_camera_cannot_have_seen_is_found(site, tmp_path):
    folder = tmp_path / "log"
    folder.mkdir()
    (folder / "cameras.csv").write_text(CAMERAS)
    (folder / "log.csv").write_text(EVENTS, encoding="utf-8")
    report = import_files(site, folder)
    assert classes(site) == [["007", "person", 2], ["007", "person", 0], ["007", "vehicle", 0]]
    assert site.read("repairs")["from_value"].tolist() == ["65535"]  # and neither "-" nor "NA"
    aside = site.read("quarantine")
    assert aside["reason"].tolist() == ["days", "time"] and "future" in aside["message"].iloc[1]
    assert any("1 camera events" in str(note) and "clock" in str(note) for note in report.notes)
    places = site.read("camera_events").to_crs(4326).geometry
    assert [round(place.x, 3) for place in places] == [102.2, 102.3, 102.2]


@pytest.mark.parametrize(("head", "row", "told"), [
    ("ลำดับ,รหัสกล้อง,วัน เดือน ปี,เวลาที่ส่งภาพ,ภาพที่พบ,จำนวน (คน),ผลการปฏิบัติ",
     "1,๐๐๗,1 มี.ค. 67,18.45 น.,บุคคลต้องสงสัย,3,-", ["007", "person", 3]),
    ("No.,Camera No,Location,Date,Time,Alert (person/animal),No. of persons,Result",
     "1,NC01,Gate,13/3/2567,18:45,Person,3,x", ["NC01", "person", 3]),
    ("Camera Name,IMEI,Photo Date,Photo Time,Battery,Signal,Latitude,Longitude,Tags",
     "C1,35,03/15/2024,06:00 AM,80%,3/5,14.2,102.2,Human", ["C1", "person", 0]),
    ("Camera ID;Timestamp (UTC);Category;Confidence;Latitude;Longitude",
     "C1;2024-03-15 06:00:00;vehicle;0.95;14.2;102.2", ["C1", "vehicle", 0]),
    ("Camera,Date,Time,Species,Count", "C1,2024-03-15,08:00,Gaur,2", ["C1", "animal", 0]),
    ("Camera,Date,Time,Species,Count", "C1,2024-03-15,08:00,Human,2", ["C1", "person", 2]),
    ("Camera,Date,Time,Class,Count", "C1,2024-03-15,08:00,ไม่พบคน,0", ["C1", "blank", 0]),
])
def test_logs_of_parks_and_makers_of_cameras_are_read_without_a_mapping(site, tmp_path, head, row, told):
    (tmp_path / "log.csv").write_text(f"{head}\n{row}\n", encoding="utf-8")
    import_files(site, tmp_path / "log.csv")
    assert classes(site) == [told]


@pytest.mark.parametrize(("header", "hour"), [
    ("Timestamp (UTC)", 6), ("datetime_utc", 6), ("Time UTC+7", 23), ("Time", 23), ("Time (GMT+08:00)", 22)])
def test_a_header_says_the_zone_of_its_times(site, tmp_path, header, hour):
    (tmp_path / "log.csv").write_text(f"Camera ID,{header},Class\nC1,2024-03-15 06:00:00,person\n", encoding="utf-8")
    import_files(site, tmp_path / "log.csv")
    assert site.read("camera_events")["time"].iloc[0].hour == hour


def test_a_log_without_times_of_day_says_what_is_missing(site, tmp_path):
    (tmp_path / "log.csv").write_text("Camera ID,Date,Class\nC1,2024-03-15,person\n", encoding="utf-8")
    import_files(site, tmp_path / "log.csv")
    assert "no time of day" in site.read("quarantine")["message"].iloc[0]


@pytest.mark.parametrize(("signals", "shares", "rule"), [
    (("3", "5"), [0.6, 1.0], "bars"), (("80%", "5"), [0.8, 0.05], "percent"), (("0.8", "1"), [0.8, 1.0], ""),
    (("-85", "0.5"), [None, 0.5], "impossible")])
def test_signals_are_shares_whatever_they_were_counted_in(site, tmp_path, signals, shares, rule):
    rows = "".join(f"C{number},14.2,102.2,2024-01-01,{signal}\n" for number, signal in enumerate(signals))
    (tmp_path / "cameras.csv").write_text("Camera ID,Lat,Lon,Date installed,Signal\n" + rows)
    import_files(site, tmp_path / "cameras.csv")
    assert [None if value != value else value for value in site.read("cameras")["signal"]] == shares
    assert set(site.read("repairs")["rule"]) == ({rule} if rule else set())


def test_a_camera_that_moved_without_being_taken_down_is_where_it_went(site, tmp_path):
    folder = tmp_path / "moved"
    folder.mkdir()
    (folder / "cameras.csv").write_text(
        "Camera ID,Lat,Lon,Date installed,Date removed\nA,14.2,102.1,2024-01-01,\nA,14.2,102.2,2024-03-01,\n"
        "A,14.2,102.3,2024-05-01,\n")
    (folder / "log.csv").write_text(
        "Camera ID,Date,Time,Class\nA,2024-02-01,08:00,person\nA,2024-03-02,08:00,person\nA,2024-06-01,08:00,person\n")
    notes = import_files(site, folder).notes
    places = site.read("camera_events").to_crs(4326).geometry
    assert [round(place.x, 2) for place in places] == [102.1, 102.2, 102.3]
    assert not any("two places" in str(note) for note in notes)


def test_a_camera_at_two_places_on_the_same_days_is_told(site, tmp_path):
    (tmp_path / "cameras.csv").write_text(
        "Camera ID,Lat,Lon,Date installed,Date removed\nA,14.2,102.1,2024-01-01,2024-03-01\n"
        "A,14.2,102.2,2024-02-01,2024-04-01\nB,14.2,102.1,2024-01-01,2024-03-01\nB,14.2,102.2,2024-03-01,2024-04-01\n")
    notes = [str(note) for note in import_files(site, tmp_path / "cameras.csv").notes]
    assert [note for note in notes if "two places" in note and "(A)" in note and note.startswith("1 cameras")]


def test_events_of_cameras_that_nobody_listed_are_told_once(site, tmp_path):
    (tmp_path / "cameras.csv").write_text("Camera ID,Lat,Lon,Date installed\n7,14.2,102.1,2024-01-01\n")
    (tmp_path / "log.csv").write_text(
        "Camera ID,Date,Time,Class\n007,2024-02-01,08:00,person\n7,2024-02-01,08:00,person\n")
    import_files(site, tmp_path / "cameras.csv")
    note, = (str(note) for note in import_files(site, tmp_path / "log.csv").notes)
    assert note.startswith("1 camera events have no place") and "(007)" in note
    (tmp_path / "more.csv").write_text("Camera ID,Date,Time,Class\n7,2024-02-02,08:00,person\n")
    assert import_files(site, tmp_path / "more.csv").notes == ()
