"""Small healthy files of every format, from which the fuzzer starts."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from pathlib import Path

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
MOST_BYTES = 60_000  # larger real files are cut for speed
_SMART = "http://www.smartconservationsoftware.org/xml"


def _track() -> str:
    fixes = [(102.2 + step / 1000, 14.2, 1_738_310_400_000.0 + step * 60_000) for step in range(6)]
    head = struct.pack(">BII", 0, 0x80000005, 1) + struct.pack(">BII", 0, 0x80000002, len(fixes))
    return (head + b"".join(struct.pack(">ddd", *fix) for fix in fixes)).hex()


def _patrol() -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><ns2:patrol xmlns:ns2="{_SMART}/1.3/patrol" patrolType="GROUND" '
        'id="P1" startDate="2025-01-31" endDate="2025-01-31"><ns2:team languageCode="en" value="Team 1"/>'
        '<ns2:legs startDate="2025-01-31" endDate="2025-01-31" id="1"><ns2:transportType value="Foot"/>'
        '<ns2:days date="2025-01-31" startTime="08:00:00" endTime="16:00:00" restMinutes="2.0">'
        '<ns2:waypoints id="1" x="102.2" y="14.2" time="08:05:00"><ns2:groups>'
        '<ns2:observations categoryKey="humanactivity.timber.stump."><ns2:attributes attributeKey="numberofstumps">'
        "<ns2:dValue>3.0</ns2:dValue></ns2:attributes></ns2:observations></ns2:groups></ns2:waypoints>"
        f'<ns2:track geom="{_track()}" distance="0.5"/></ns2:days></ns2:legs></ns2:patrol>'
    ).encode()


def _incident() -> bytes:
    return (
        f'<Waypoint xmlns="{_SMART}/1.0/independentincident" id="7" x="102.2" y="14.2" dateTime="2025-01-31T08:05:00">'
        '<comment>seen</comment><observations categoryKey="humanactivity.fire."/></Waypoint>'
    ).encode()


def _data_model() -> bytes:
    return (
        f'<DataModel xmlns="{_SMART}/1.1/datamodel"><languages><language code="en"/></languages><attributes>'
        '<attribute key="species" type="LIST"><names language_code="en" value="Species"/><values key="rosewood">'
        '<names language_code="en" value="Rosewood"/></values></attribute></attributes><categories>'
        '<category key="timber"><names language_code="en" value="Timber"/><attribute attributekey="species"/>'
        "</category></categories></DataModel>"
    ).encode()


def _gpx() -> bytes:
    points = "".join(
        f'<trkpt lat="14.2" lon="{102.2 + step / 1000:.4f}"><time>2025-01-31T01:{step:02d}:00Z</time></trkpt>'
        for step in range(8)
    )
    return (
        '<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><trk><name>North 1</name>'
        f'<trkseg>{points}</trkseg></trk><wpt lat="14.2" lon="102.2"><name>snare</name></wpt></gpx>'
    ).encode()


def _kml() -> bytes:
    return (
        b'<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2">'
        b"<Document><Placemark><name>stump</name><description><![CDATA[<b>new</b>]]></description><TimeStamp>"
        b"<when>2025-01-31T01:00:00Z</when></TimeStamp><Point><coordinates>102.2,14.2,0</coordinates></Point></Placemark>"
        b"<Placemark><name>walk</name><gx:Track><when>2025-01-31T01:00:00Z</when><when>2025-01-31T01:05:00Z</when>"
        b"<gx:coord>102.2 14.2 0</gx:coord><gx:coord>102.21 14.2 0</gx:coord></gx:Track></Placemark>"
        b"<Placemark><LineString><coordinates>102.2,14.2 102.3,14.2</coordinates></LineString></Placemark>"
        b"</Document></kml>"
    )


def _events() -> bytes:
    event = {
        "id": "a1", "serial_number": 7, "event_type": "snare_rep", "event_category": "security", "title": "Snare",
        "time": "2025-01-31T08:00:00+07:00", "location": {"latitude": 14.2, "longitude": 102.2}, "priority": 200,
        "event_details": {"count": 2}, "reported_by": {"name": "x"},
    }
    return json.dumps({"data": {"count": 1, "results": [event]}}).encode()


def _patrols() -> bytes:
    segment = {
        "id": "s1", "patrol_type": "foot", "leader": {"name": "x", "subject_type": "person"}, "events": [],
        "time_range": {"start_time": "2025-01-31T01:00:00Z", "end_time": "2025-01-31T09:00:00Z"},
        "start_location": {"latitude": 14.2, "longitude": 102.2},
    }
    patrol = {"id": "p1", "serial_number": 3, "title": "North", "objective": "", "priority": 0, "state": "done",
              "files": [], "notes": [], "patrol_segments": [segment]}
    return json.dumps({"data": {"results": [patrol]}}).encode()


def _positions() -> bytes:
    rows = [
        {"id": str(step), "subject": "u1", "recorded_at": f"2025-01-31T01:{step:02d}:00Z", "source": "s",
         "location": {"latitude": 14.2, "longitude": 102.2 + step / 1000}} for step in range(6)
    ]
    return json.dumps({"results": rows}).encode()


def _geojson() -> bytes:
    feature = {"type": "Feature", "properties": {"category": "snare", "date": "2025-01-31"},
               "geometry": {"type": "Point", "coordinates": [102.2, 14.2]}}
    return json.dumps({"type": "FeatureCollection", "features": [feature, feature]}).encode()


TABLES = {
    "fixes.csv": "patrol_id,fixtime,lat,lon,transport\nP1,2025-01-31 08:00:00,14.2,102.2,foot\n"
                 "P1,2025-01-31 08:05:00,14.201,102.2,foot\nP1,2025-01-31 08:10:00,14.202,102.2,foot\n",
    "query.csv": '"Patrol ID","Type","Waypoint ID","Waypoint Date","Waypoint Time","X","Y","Observation Category 0",'
                 '"Observation Category 1","Number of Stumps"\n"P1","Ground","1","Jan 31, 2025","08:05:00","102.2",'
                 '"14.2","Human activity","Timber","2"\n',
    "stumps.csv": "รหัสตอ;ชนิดไม้;วันที่พบ;เส้นรอบวง (ซม.);ละติจูด;ลองจิจูด\nS1;พะยูง;๓๑/๐๑/๒๕๖๘;45,5;14,21;102,21\n"
                  "S2;พะยูง;15 ม.ค. 2568;40;102,22;14,21\n",
    "collar.csv": "chronofile,recordserial,observation_id,collar_id,fixtime (GMT+7:0),dloadtime (GMT+7:0),lon,lat,"
                  "subject_name\n1,1,a,c1,01/31/2025 08:00:00,,102.2,14.2,Team\n"
                  "1,2,b,c1,01/31/2025 08:10:00,,102.201,14.2,Team\n",
    "timelapse.csv": "File,RelativePath,DateTime,DeleteFlag,Camera,What,Count\n"
                     "1.JPG,a,2024-03-01 06:00:00,false,C1,คน,3\n",
    "cameras.csv": "camera_id,model,installed,removed,signal,lat,lon\nC1,X,2025-01-01,,0.8,14.2,102.2\n",
    "log.csv": "camera id,time,class,people\nC1,2025-01-31T02:14:00,person,2\nC1,2025-01-31T02:20:00,blank,0\n",
    "reports.csv": "Date Received,Latitude,Longitude,Source Grade,Information Grade,Source Type,Subject\n"
                   "2025-01-31,14.2,102.2,B,2,hotline,cutting\n",
    "utm.csv": "Stump ID,Date found,Easting,Northing\nS1,2025-01-31,812000,1571000\nS2,2025-02-13,180000,1571500\n",
}


def _zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def _workbook() -> bytes:
    space = "http://schemas.openxmlformats.org"
    rows = [
        ["Stump ID", "Date found", "Lat", "Lon"], ["S1", "2025-01-31", 14.2, 102.2],
        ["S2", "2025-02-13", 14.3, 102.3],
    ]
    cells = "".join(
        "<row>" + "".join(
            f'<c t="inlineStr"><is><t>{cell}</t></is></c>' if isinstance(cell, str) else f"<c><v>{cell}</v></c>"
            for cell in row
        ) + "</row>" for row in rows
    )
    main, office = f"{space}/spreadsheetml/2006/main", f"{space}/officeDocument/2006/relationships"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return _zipped({
        "[Content_Types].xml": (
            f'<Types xmlns="{space}/package/2006/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>').encode(),
        "_rels/.rels": (
            f'<Relationships xmlns="{space}/package/2006/relationships"><Relationship Id="r1" '
            f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>').encode(),
        "xl/workbook.xml": (
            f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="Stumps" sheetId="1" r:id="r1"/></sheets>'
            "</workbook>").encode(),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{space}/package/2006/relationships"><Relationship Id="r1" '
            f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>').encode(),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>'.encode(),
    })


def _package() -> bytes:
    descriptor = {
        "profile": "https://raw.githubusercontent.com/tdwg/camtrap-dp/1.0/camtrap-dp-profile.json", "name": "x",
        "resources": [{"name": name, "path": f"{name}.csv"} for name in ("deployments", "media", "observations")],
    }
    return _zipped({
        "datapackage.json": json.dumps(descriptor).encode(),
        "deployments.csv": b"deploymentID,locationID,locationName,latitude,longitude,deploymentStart,deploymentEnd\n"
                           b"d1,l1,C1,14.2,102.2,2025-01-01T00:00:00+0700,2025-02-01T00:00:00+0700\n",
        "media.csv": b"mediaID,deploymentID,captureMethod,timestamp,filePath,filePublic,fileMediatype\n"
                     b"m1,d1,activityDetection,2025-01-10T02:00:00+0700,a.jpg,false,image/jpeg\n",
        "observations.csv": b"observationID,deploymentID,mediaID,eventID,eventStart,eventEnd,observationLevel,"
                            b"observationType,count\no1,d1,,e1,2025-01-10T02:00:00+0700,2025-01-10T02:01:00+0700,event,"
                            b"human,2\n",
    })


def _shapefile() -> bytes:
    import tempfile

    import geopandas as gpd
    import shapely

    frame = gpd.GeoDataFrame(
        {"Patrol_ID": ["P1", "P1"], "Waypoint_D": ["2025-01-31"] * 2, "category": ["snare", "camp"]},
        geometry=[shapely.Point(102.2, 14.2), shapely.Point(102.21, 14.2)], crs=4326)
    with tempfile.TemporaryDirectory() as folder:
        frame.to_file(Path(folder) / "finds.shp")
        return _zipped({path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())})


def _layers() -> dict[str, bytes]:
    """Layers of the formats of one file, points and lines."""
    import tempfile

    import geopandas as gpd
    import shapely

    points = gpd.GeoDataFrame(
        {"category": ["snare", "ค่าย"], "date": ["2025-01-31", "2025-02-01"]},
        geometry=[shapely.Point(102.2, 14.2), shapely.Point(102.21, 14.2)], crs=4326)
    lines = gpd.GeoDataFrame(
        {"patrol_id": ["P1"], "date": ["2025-01-31"]},
        geometry=[shapely.LineString([(102.2, 14.2), (102.21, 14.2), (102.22, 14.21)])], crs=4326)
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, frame in (("finds.gpkg", points), ("finds.gml", points), ("finds.fgb", points), ("ways.gpkg", lines)):
            path = Path(folder) / name
            frame.to_file(path)
            found[name] = path.read_bytes()
    return found


def _open_document() -> bytes:
    rows = (("Stump ID", "Date found", "Lat", "Lon"), ("S1", "2025-01-31", "14.2", "102.2"))
    cells = "".join(
        "<table:table-row>" + "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row)
        + "</table:table-row>" for row in rows)
    names = "".join(f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in (
        "office", "table", "text"))
    return _zipped({
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": (
            f"<office:document-content{names}><office:body><office:spreadsheet><table:table "
            f'table:name="S">{cells}</table:table></office:spreadsheet></office:body></office:document-content>').encode(),
    })


def _detections() -> bytes:
    return json.dumps({
        "info": {"format_version": "1.3"}, "detection_categories": {"1": "animal", "2": "person"},
        "images": [{"file": "C1/1.JPG", "datetime": "2025:01:31 02:14:00", "detections": [
            {"category": "2", "conf": 0.9, "bbox": [0, 0, 1, 1]}]}],
    }).encode()


def seeds() -> dict[str, bytes]:
    """Return files by name: those written here, and the real ones that are there."""
    found = {
        "patrol.xml": _patrol(), "incident.xml": _incident(), "model.xml": _data_model(), "walk.gpx": _gpx(),
        "marks.kml": _kml(), "marks.kmz": _zipped({"doc.kml": _kml()}), "events.json": _events(),
        "patrols.json": _patrols(), "positions.json": _positions(), "points.geojson": _geojson(),
        "book.xlsx": _workbook(), "package.zip": _package(), "shape.zip": _shapefile(),
        "book.ods": _open_document(), "detections.json": _detections(), **_layers(),
        "smart.zip": _zipped({"patrol.xml": _patrol(), "attachments/1.jpg": b"\xff\xd8"}),
    }
    found.update({name: text.encode() for name, text in TABLES.items()})
    found["stumps874.csv"] = TABLES["stumps.csv"].encode("cp874")
    found["fixes16.csv"] = TABLES["fixes.csv"].encode("utf-16")
    for path in (*sorted((SHARED / "smart").glob("patrol*.xml")), *sorted((SHARED / "gpx").glob("*.gpx"))):
        found[path.name] = path.read_bytes()[:MOST_BYTES]
    return found
