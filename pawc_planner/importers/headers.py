"""The names that columns have in the wild, and what each kind of table needs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

KINDS = ("patrols", "observations", "stumps", "cameras", "camera_events", "reports")

_LAT = ("lat", "latitude", "gpslat", "wp_lat", "decimallatitude", "ละติจูด", "ละติจุด", "latitud", "lintang", "พิกัดละติจูด")
_LON = (
    "lon",
    "long",
    "lng",
    "longitude",
    "gpslon",
    "decimallongitude",
    "ลองจิจูด",
    "ลองติจูด",
    "ลองจิจุด",
    "longitud",
    "bujur",
    "พิกัดลองจิจูด",
)
_X = ("x", "utmx", "utme", "easting", "east", "พิกัดx", "xcoord", "coordx", "พิกัดตะวันออก", "utmeasting")
_Y = ("y", "utmy", "utmn", "northing", "north", "พิกัดy", "ycoord", "coordy", "พิกัดเหนือ", "utmnorthing")
_PLACE = {"lat": _LAT, "lon": _LON, "x": _X, "y": _Y}
_PATROL = (
    "patrol_serial",
    "patrol id",
    "patrol",
    "patrol number",
    "patrol no",
    "patrol code",
    "รหัสการลาดตระเวน",
    "รหัสลาดตระเวน",
    "เลขที่ลาดตระเวน",
    "การลาดตระเวน",
    "id patrulla",
)
_DATE = ("date", "day", "วันที่", "วัน", "fecha", "tanggal", "waypoint date", "observation date")
_CLOCK = ("time of day", "clock", "เวลา", "waypoint time", "hora", "jam", "time")
_TIME = (
    "fixtime",
    "datetime",
    "date time",
    "timestamp",
    "recorded at",
    "gps time",
    "utc time",
    "time",
    "วันที่เวลา",
    "วันเวลา",
    "event time",
    "eventstart",
    "fecha hora",
)
_CAMERA = (
    "camera id",
    "camera",
    "camera name",
    "cam id",
    "cameraid",
    "รหัสกล้อง",
    "กล้อง",
    "ชื่อกล้อง",
    "หมายเลขกล้อง",
    "camara",
    "kamera",
    "station camera",
    "location id",
)
_SPECIES = (
    "species",
    "timber tree species",
    "treespecies timber",
    "tree species",
    "ชนิดไม้",
    "ชนิด",
    "ชนิดพันธุ์",
    "พันธุ์ไม้",
    "especie",
    "jenis",
)

COLUMNS: dict[str, dict[str, tuple[str, ...]]] = {
    "patrols": {
        "patrol_id": _PATROL,
        "leg_id": ("leg id", "leg", "patrol leg id", "รหัสช่วง"),
        "time": _TIME,
        "date": _DATE,
        "clock": _CLOCK,
        **_PLACE,
        "transport": (
            "transport",
            "patrol transport type",
            "transport type",
            "พาหนะ",
            "การเดินทาง",
            "วิธีการเดินทาง",
            "transporte",
        ),
        "station": ("station", "ranger station", "หน่วย", "หน่วยพิทักษ์", "สถานี"),
        "team": ("team", "ชุดลาดตระเวน", "ทีม", "ชุด"),
        "mandate": ("mandate", "ภารกิจ"),
        "members": ("members", "number of members", "จำนวนคน", "จำนวนสมาชิก"),
        "device": ("device", "device id", "gps id", "subject", "เครื่อง"),
    },
    "observations": {
        "category": (
            "category",
            "observation category",
            "category key",
            "event_type",
            "event type",
            "ประเภท",
            "หมวด",
            "หมวดหมู่",
            "ประเภทการพบ",
            "สิ่งที่พบ",
            "categoria",
        ),
        "patrol_id": _PATROL,
        "waypoint_id": ("waypoint id", "waypoint", "จุดพิกัด", "รหัสจุด"),
        "time": _TIME,
        "date": ("waypoint date", *_DATE),
        "clock": _CLOCK,
        **_PLACE,
        "count": ("count", "quantity", "number", "จำนวน", "cantidad", "jumlah"),
    },
    "stumps": {
        "stump_id": ("stump id", "stump", "stump no", "stump number", "รหัสตอ", "ตอที่", "หมายเลขตอ", "เลขตอ"),
        "species": _SPECIES,
        "found": ("found", "date found", "found date", "วันที่พบ", "วันพบ", *_DATE),
        "cut_estimate": ("cut estimate", "cut date", "estimated cut date", "วันที่คาดว่าถูกตัด", "วันที่ตัด", "คาดว่าตัดเมื่อ"),
        "girth_cm": ("girth cm", "girth", "gbh", "circumference", "เส้นรอบวงซม", "เส้นรอบวง", "ขนาดรอบวง"),
        "class": ("class", "age class", "age of cut", "age of sign", "ชั้นอายุ", "อายุตอ", "ความเก่าใหม่"),
        "patrol_id": _PATROL,
        **_PLACE,
    },
    "cameras": {
        "camera_id": _CAMERA,
        "model": ("model", "camera model", "รุ่น", "modelo"),
        "from_day": (
            "from day",
            "from",
            "installed",
            "deployment start",
            "start date",
            "start",
            "date installed",
            "วันที่ติดตั้ง",
            "วันติดตั้ง",
            "เริ่ม",
        ),
        "to_day": (
            "to day",
            "to",
            "removed",
            "deployment end",
            "end date",
            "end",
            "date removed",
            "วันที่ถอน",
            "วันที่เก็บ",
            "สิ้นสุด",
        ),
        "signal": ("signal", "signal strength", "สัญญาณ", "ความแรงสัญญาณ"),
        "status": ("status", "state", "สถานะ"),
        **_PLACE,
    },
    "camera_events": {
        "camera_id": _CAMERA,
        "time": _TIME,
        "date": _DATE,
        "clock": _CLOCK,
        "class": (
            "class",
            "what",
            "type",
            "event class",
            "observation type",
            "content",
            "ประเภท",
            "สิ่งที่พบ",
            "ภาพ",
            "ชนิดภาพ",
        ),
        "people": ("people", "people count", "number of people", "persons", "count", "จำนวนคน", "คน"),
        "response": ("response", "action", "action taken", "การตอบสนอง", "การดำเนินการ", "ผลการดำเนินการ"),
        **_PLACE,
    },
    "reports": {
        "received": (
            "received",
            "date received",
            "received on",
            "report date",
            "วันที่รับแจ้ง",
            "วันที่แจ้ง",
            "รับแจ้งเมื่อ",
            *_DATE,
        ),
        "source_grade": (
            "source grade",
            "source reliability",
            "reliability",
            "grade source",
            "ระดับแหล่งข่าว",
            "ความน่าเชื่อถือแหล่งข่าว",
        ),
        "info_grade": (
            "info grade",
            "information grade",
            "information credibility",
            "credibility",
            "ระดับข่าว",
            "ความน่าเชื่อถือข่าว",
        ),
        "source_type": ("source type", "source", "ประเภทแหล่งข่าว", "แหล่งข่าว"),
        "subject": ("subject", "summary", "about", "เรื่อง", "เนื้อหา", "รายละเอียด"),
        "radius_m": ("radius m", "radius", "uncertainty m", "รัศมี", "รัศมีม"),
        **_PLACE,
    },
}

# What a table of the kind cannot do without; "place" and "moment" stand for their columns.
NEEDED: dict[str, tuple[str, ...]] = {
    "patrols": ("patrol_id", "moment", "place"),
    "observations": ("category", "place"),
    "stumps": ("place",),
    "cameras": ("camera_id", "place"),
    "camera_events": ("camera_id", "moment"),
    "reports": ("received",),
}
# Columns that tell one kind from the others, in the order in which kinds are tried.
_TELLING: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("reports", ("source_grade", "info_grade")),
    ("camera_events", ("class", "people", "response")),
    ("cameras", ("from_day", "model", "status", "signal", "to_day")),
    ("stumps", ("stump_id", "girth_cm", "cut_estimate")),
    ("observations", ("category",)),
    ("patrols", ("patrol_id",)),
)
PERSONAL = frozenset(
    (
        "nameornames",
        "nationalidnumber",
        "phonenumber",
        "personage",
        "placeoforigin",
        "observer",
        "observers",
        "leader",
        "pilot",
        "reporter",
        "reportername",
        "reportedby",
        "phone",
        "telephone",
        "tel",
        "mobile",
        "email",
        "informant",
        "informantname",
        "member",
        "members",
        "membernames",
        "ranger",
        "rangername",
        "rangers",
        "employeeid",
        "nationalid",
        "idcard",
        "givenname",
        "familyname",
        "firstname",
        "lastname",
        "suspectname",
        "patrolleader",
        "setupby",
        "classifiedby",
        "ผู้แจ้ง",
        "ชื่อผู้แจ้ง",
        "โทรศัพท์",
        "เบอร์โทร",
        "เบอร์โทรศัพท์",
        "ผู้บันทึก",
        "หัวหน้าชุด",
        "ชื่อสกุล",
        "ชื่อนามสกุล",
        "เลขบัตรประชาชน",
        "ผู้สังเกต",
        "สมาชิก",
    )
)


def normalised(header: str) -> str:
    """Return a header without case, spaces, dots, underscores, dashes and brackets."""
    return re.sub(r"[\s._\-()\[\]/:#]+", "", unicodedata.normalize("NFC", header).casefold())


def is_personal(name: str) -> bool:
    """Return True for columns and attributes that tell who somebody is."""
    return normalised(name) in PERSONAL


def match(kind: str, headers: Sequence[str]) -> dict[str, str]:
    """Return {our column: their header} for the headers that are known; names earlier in the list win."""
    by_name: dict[str, str] = {}
    for header in headers:
        by_name.setdefault(normalised(header), header)
    found: dict[str, str] = {}
    for column, names in COLUMNS[kind].items():
        header = next((by_name[normalised(name)] for name in names if normalised(name) in by_name), "")
        if header:
            found[column] = header
    if "clock" in found and found.get("time") == found["clock"]:
        del found["time" if "date" in found else "clock"]
    if "time" in found and found.get("date") == found["time"]:
        del found["date"]
    return found


def category_headers(headers: Sequence[str]) -> list[str]:
    """Return the numbered category columns of a SMART query, in their order."""
    numbered = [
        (int(found.group(1)), header)
        for header in headers
        if (found := re.fullmatch(r"observationcategory(\d+)", normalised(header)))
    ]
    return [header for _, header in sorted(numbered)]


def missing(kind: str, columns: Sequence[str], numbered_categories: bool = False) -> list[str]:
    """Return what the kind needs and the columns lack."""
    have = set(columns)
    lacks = []
    for need in NEEDED[kind]:
        if need == "place":
            absent = not ({"lat", "lon"} <= have or {"x", "y"} <= have)
        elif need == "moment":
            absent = not ({"time"} & have or {"date"} & have)
        elif need == "category":
            absent = "category" not in have and not numbered_categories
        else:
            absent = need not in have
        if absent:
            lacks.append({"place": "lat and lon", "moment": "time"}.get(need, need))
    return lacks


def recognise(headers: Sequence[str]) -> str:
    """Return the kind of a table from its headers, "" when none fits."""
    for kind, telling in _TELLING:
        found = match(kind, headers)
        numbered = bool(category_headers(headers))
        told = any(column in found for column in telling) or (kind == "observations" and numbered)
        if told and not missing(kind, list(found), numbered):
            return kind
    return ""
