"""The names that columns have in the wild, and what each kind of table needs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from ..base.words import QT_TRANSLATE_NOOP
from .smart.words import CATEGORY_WORDS
from .values.clocks import without_zone

KINDS = ("patrols", "observations", "stumps", "cameras", "camera_events", "reports")

_LAT = (
    "lat", "latitude", "gpslat", "gpslatitude", "wp_lat", "decimallatitude", "latdd", "latitudedd", "ละติจูด",
    "ละติจุด", "แลตติจูด", "เส้นรุ้ง", "latitud", "lintang", "พิกัดละติจูด", "garis lintang", "vĩ độ",
    "latitudine", "өргөрөг", "location lat",
)
_LON = (
    "lon", "long", "lng", "longitude", "gpslon", "gpslong", "gpslongitude", "wp_lon", "wp_long",
    "decimallongitude", "londd", "longitudedd", "ลองจิจูด", "ลองติจูด", "ลองจิจุด", "เส้นแวง", "longitud", "bujur",
    "พิกัดลองจิจูด", "garis bujur", "kinh độ", "уртраг", "location lon", "location long",
)
_X = (
    "x", "utmx", "utme", "easting", "east", "พิกัดx", "xcoord", "coordx", "พิกัดตะวันออก", "utmeasting",
    "xcoordinate", "coordenadax", "coordinatex", "พิกัดutmx", "pointx", "koordinatx", "este", "toạ độ x",
    "tọa độ x", "e", "eastings", "พิกัดe", "ค่าพิกัดx", "ค่าพิกัดe", "แกนx", "ค่าx",
)
_Y = (
    "y", "utmy", "utmn", "northing", "north", "พิกัดy", "ycoord", "coordy", "พิกัดเหนือ", "utmnorthing",
    "ycoordinate", "coordenaday", "coordinatey", "พิกัดutmy", "pointy", "koordinaty", "norte", "toạ độ y",
    "tọa độ y", "n", "northings", "พิกัดn", "ค่าพิกัดy", "ค่าพิกัดn", "แกนy", "ค่าy",
)
# Both coordinates in one column: two numbers, UTM with its zone, MGRS, or a point as WKT.
_BOTH = (
    "coordinates", "coordinate", "coords", "coord", "gps coordinates", "gps coordinate", "gps location", "gps position",
    "lat long", "lat lon", "lat lng", "latitude longitude", "latitude and longitude", "long lat", "lon lat",
    "longitude latitude", "utm", "utm coordinates", "utm coordinate", "mgrs", "mgrs coordinates", "grid reference",
    "grid ref", "map reference", "พิกัด", "ค่าพิกัด", "พิกัดgps", "พิกัดutm", "ค่าพิกัดutm", "พิกัดจุด", "พิกัดที่พบ", "จุดพิกัดgps",
    "พิกัดภูมิศาสตร์", "พิกัดทางภูมิศาสตร์", "ตำแหน่งพิกัด", "coordenadas", "coordenada", "koordinat", "titik koordinat",
    "coordonnées", "coordonnées gps", "toạ độ", "tọa độ", "geometry", "wkt", "geom",
    "the geom", "wkt geom", "wkt geometry",
)
_DATUM = (
    "datum", "geodetic datum", "map datum", "gps datum", "coordinate system", "coordinate reference system", "crs",
    "srs", "verbatim srs", "projection", "พื้นหลักฐาน", "หมุดหลักฐาน", "ระบบพิกัด", "ดาตัม", "sistem koordinat",
    "sistema de coordenadas", "système de coordonnées", "hệ toạ độ",
)
_UTM_ZONE = (
    "utm zone", "zone utm", "zone", "โซนutm", "utmโซน", "โซน", "zona utm", "zona", "fuseau utm", "fuseau", "múi",
)
_PLACE = {"lat": _LAT, "lon": _LON, "x": _X, "y": _Y, "place": _BOTH, "datum": _DATUM, "zone": _UTM_ZONE}
_PATROL = (
    "patrol_serial", "patrol id", "patrolid", "patrol", "patrol number", "patrol no", "patrol code", "patrol name",
    "รหัสการลาดตระเวน", "รหัสลาดตระเวน", "รหัสเส้นลาดตระเวน", "เลขที่ลาดตระเวน", "การลาดตระเวน", "id patrulla",
    "id patrullaje", "id patroli", "no patroli", "patroli", "id patrouille", "patrouille", "id patrulha",
    "id rondaan", "mã tuần tra",
)
_DATE = (
    "date", "day", "วันที่", "วัน", "fecha", "tanggal", "waypoint date", "observation date", "local date",
    "date local", "tgl", "data", "tarikh", "ngày", "วันเดือนปี", "ว/ด/ป", "ວັນທີ", "កាលបរិច្ឆេទ", "ရက်စွဲ",
    "огноо", "tarehe", "photo date", "image date", "picture date", "capture date", "date taken", "วันที่ถ่าย", "วันที่ถ่ายภาพ",
    "วันที่ส่งภาพ", "วันที่ในภาพ", "วันที่บันทึกภาพ",
)
_CLOCK = (
    "time of day", "clock", "เวลา", "waypoint time", "hora", "jam", "waktu", "heure", "masa", "giờ", "local time",
    "time local", "ເວລາ", "ម៉ោង", "အချိန်", "цаг", "saa", "time",
    "photo time", "image time", "picture time", "capture time", "time taken", "เวลาที่ส่งภาพ", "เวลาส่งภาพ", "เวลาที่ถ่าย",
    "เวลาที่ถ่ายภาพ", "เวลาถ่ายภาพ", "เวลาที่พบ", "เวลาในภาพ",
)
_TIME = (
    "fixtime", "datetime", "date time", "timestamp", "recorded at", "recordedat", "gps time", "utc time",
    "time utc", "time", "วันที่เวลา", "วันเวลา", "วันที่และเวลา", "event time", "eventstart", "fecha hora",
    "fecha y hora", "tanggal waktu", "date heure", "data hora", "tarikh masa", "ngày giờ", "date and time",
    "local datetime", "captured at", "received at", "sent at", "capture timestamp", "datetime original", "วันเวลาที่ถ่าย",
    "วันเวลาถ่ายภาพ", "วันเวลาที่ส่งภาพ",
)
_CAMERA = (
    "camera id", "camera", "camera name", "cam id", "cam", "cameraid", "camera no", "camera number", "รหัสกล้อง",
    "กล้อง", "ชื่อกล้อง", "หมายเลขกล้อง", "กล้องที่", "id camara", "camara", "cámara", "id cámara", "câmera",
    "kamera", "id kamera",
    "station camera", "location id", "caméra", "máy ảnh", "ກ້ອງ", "កាមេរ៉ា",
)
_SPECIES = (
    "species", "timber tree species", "treespecies timber", "tree species", "ชนิดไม้", "ชนิด", "ชนิดพันธุ์",
    "พันธุ์ไม้", "especie", "jenis", "jenis pohon", "espèce", "espécie", "loài",
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
            "transport", "patrol transport type", "transport type", "transport mode", "พาหนะ", "การเดินทาง",
            "วิธีการเดินทาง", "transporte", "transportasi", "tipo de transporte", "mode de transport",
        ),
        "station": (
            "station", "ranger station", "หน่วย", "หน่วยพิทักษ์", "หน่วยพิทักษ์ป่า", "สถานี", "estación",
            "stasiun", "poste", "base",
        ),
        "team": ("team", "ชุดลาดตระเวน", "ทีม", "ชุด", "equipo", "tim", "équipe", "equipe", "pasukan"),
        "mandate": ("mandate", "ภารกิจ", "mandato", "mandat"),
        "partners": (),  # recognised in partners.py
        "members": ("members", "number of members", "จำนวนคน", "จำนวนสมาชิก", "jumlah anggota"),
        "device": ("device", "device id", "gps id", "subject", "subject name", "เครื่อง", "unit id"),
    },
    "observations": {
        "category": (
            "category", "observation category", "category key", "event_type", "event type", "ประเภท", "หมวด",
            "หมวดหมู่", "ประเภทการพบ", "สิ่งที่พบ", "categoria", "kategori", "catégorie", "danh mục",
            "observation type",
        ),
        "patrol_id": _PATROL,
        "waypoint_id": ("waypoint id", "waypoint", "จุดพิกัด", "รหัสจุด"),
        "time": _TIME,
        "date": ("waypoint date", *_DATE),
        "clock": _CLOCK,
        **_PLACE,
        "count": (
            "count", "quantity", "number", "จำนวน", "cantidad", "jumlah", "nombre", "quantidade", "số lượng",
            "bilangan",
        ),
        "station": ("station", "ranger station", "หน่วยพิทักษ์", "หน่วยพิทักษ์ป่า"),
        "team": ("team", "ชุดลาดตระเวน"),
        "mandate": ("mandate", "ภารกิจ"),
        "transport": ("patrol transport type", "transport type", "transport mode"),
        # Of exports of SMART queries; their names are in smart_words.py.
        **dict.fromkeys(
            ("patrol_type", "objective", "partners", "armed", "leg_id", "start", "end", "group", "source", "direction",
             "distance", "comment"), (),
        ),
    },
    "stumps": {
        "stump_id": (
            "stump id", "stump", "stump no", "stump number", "รหัสตอ", "ตอที่", "หมายเลขตอ", "เลขตอ", "ลำดับตอ",
            "id tocón", "no tunggul",
        ),
        "species": _SPECIES,
        "found": ("found", "date found", "found date", "วันที่พบ", "วันพบ", "วันที่สำรวจ", *_DATE),
        "cut_estimate": (
            "cut estimate", "cut date", "estimated cut date", "วันที่คาดว่าถูกตัด", "วันที่ตัด", "คาดว่าตัดเมื่อ",
        ),
        "girth_cm": (
            "girth cm", "girth", "gbh", "circumference", "เส้นรอบวงซม", "เส้นรอบวง", "ขนาดรอบวง",
            "เส้นรอบวงเซนติเมตร", "รอบวง",
        ),
        "class": ("class", "age class", "age of cut", "age of sign", "ชั้นอายุ", "อายุตอ", "ความเก่าใหม่"),
        "patrol_id": _PATROL,
        **_PLACE,
    },
    "cameras": {
        "camera_id": _CAMERA,
        "model": ("model", "camera model", "รุ่น", "modelo"),
        "from_day": (
            "from day", "from", "installed", "deployment start", "start date", "start", "date installed",
            "วันที่ติดตั้ง", "วันติดตั้ง", "เริ่ม", "วันที่เริ่ม", "install date", "date deployed",
            "fecha de instalación", "tanggal pasang",
        ),
        "to_day": (
            "to day", "to", "removed", "deployment end", "end date", "end", "date removed", "วันที่ถอน",
            "วันที่เก็บ", "สิ้นสุด", "วันที่สิ้นสุด", "retrieval date", "date retrieved", "fecha de retiro",
            "tanggal angkat",
        ),
        "signal": ("signal", "signal strength", "สัญญาณ", "ความแรงสัญญาณ", "señal", "sinyal"),
        "status": ("status", "state", "สถานะ", "estado"),
        **_PLACE,
    },
    "camera_events": {
        "camera_id": _CAMERA,
        "time": _TIME,
        "date": _DATE,
        "clock": _CLOCK,
        "class": (
            "class", "what", "type", "event class", "observation type", "content", "detection", "detected",
            "alert type", "ประเภท", "สิ่งที่พบ", "ภาพ", "ชนิดภาพ", "ประเภทภาพ", "การตรวจพบ", "พบ", "tipo", "jenis",
            "loại", "alert", "category", "label", "tags", "tag", "object", "ai result", "ai class", "ภาพที่พบ",
            "สิ่งที่พบในภาพ", "สิ่งที่ถ่ายได้", "วัตถุที่พบ", "ผลการตรวจจับ", *_SPECIES, "trigger",
        ),
        "people": (
            "people", "people count", "number of people", "no of persons", "number of person",
            "persons", "number of persons", "no of people", "count",
            "จำนวนคน", "คน", "จำนวนบุคคล", "จำนวนคนคน", "personas", "jumlah orang", "số người",
        ),
        "response": (
            "response", "action", "action taken", "การตอบสนอง", "การดำเนินการ", "ผลการดำเนินการ", "ผลการปฏิบัติ",
            "respuesta", "tindakan", "result", "outcome",
        ),
        **_PLACE,
    },
    "reports": {
        "received": (
            "received", "date received", "received on", "report date", "วันที่รับแจ้ง", "วันที่แจ้ง",
            "รับแจ้งเมื่อ", "วันที่ได้รับแจ้ง", *_DATE,
        ),
        "source_grade": (
            "source grade", "source reliability", "source evaluation", "source rating", "reliability", "grade source",
            "ระดับแหล่งข่าว",
            "ความน่าเชื่อถือแหล่งข่าว", "ความน่าเชื่อถือของแหล่งข่าว",
        ),
        "info_grade": (
            "info grade", "information grade", "information evaluation", "intelligence evaluation",
            "information rating",
            "info evaluation", "information reliability", "information credibility", "credibility", "ระดับข่าว",
            "ความน่าเชื่อถือข่าว", "ความน่าเชื่อถือของข่าว",
        ),
        "source_type": ("source type", "source", "ประเภทแหล่งข่าว", "แหล่งข่าว"),
        "subject": (
            "subject", "type of crime", "crime type", "offence", "summary", "about", "เรื่อง", "เนื้อหา", "รายละเอียด",
        ),
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

_NOISE = re.compile(r"[\s._\-()\[\]{}/\\:;,#*†‡\"'’`?!°¹²³⁰-⁹]+")
_BRACKETS = re.compile(r"[(\[{（][^)\]}）]*[)\]}）]")
# What headers of coordinates say beside the axis: X_UTM47, Lat (WGS 84), Easting Indian 1975.
_GRID_WORDS = re.compile(
    r"(?<![^\W\d_])(?:utm|wgs[\s._-]*84|indian[\s._-]*(?:19)?\d\d|zone|โซน)(?![^\W\d_])|(?<!\d)4[678]\s?[np]?(?![^\W_])",
    re.IGNORECASE)
_NUMBERED = re.compile(r"^(\D*?)(\d{1,2})$")
_LAT_LON = QT_TRANSLATE_NOOP("PawcPlanner", "lat and lon")


def normalised(header: str) -> str:
    """Return a header without case, spaces, line breaks, punctuation, brackets and footnote marks."""
    return _NOISE.sub("", unicodedata.normalize("NFC", header).casefold())


def unbracketed(header: str) -> str:
    """Return a header without what stands in brackets: a unit, “yes/no”."""
    return _BRACKETS.sub(" ", header)


SPECIES_HEADERS = frozenset(map(normalised, _SPECIES))


def bare(text: str) -> str:
    """Return a text as :func:`normalised` does, without the signs above and below the letters of Asian scripts.

    Layers of SMART have lost these in the names of their fields.
    """
    return "".join(sign for sign in normalised(text) if unicodedata.category(sign)[0] != "M")


# {kind: {our column: names of it as normalised}}, worked out once: every row that may be a header row is matched.
_KNOWN = {
    kind: {column: tuple(dict.fromkeys(map(normalised, names))) for column, names in columns.items()}
    for kind, columns in COLUMNS.items()
}
_CATEGORY = tuple(map(bare, CATEGORY_WORDS))


@lru_cache(maxsize=4)  # one row is matched with every kind, one after the other
def _by_name(headers: tuple[str, ...]) -> dict[str, str]:
    """Return {normalised name: header}; one with a unit in brackets or a zone is also known without."""
    found: dict[str, str] = {}
    for header in headers:
        found.setdefault(normalised(header), header)
    for header in headers:
        found.setdefault(normalised(unbracketed(header)), header)
    for header in headers:
        found.setdefault(normalised(_GRID_WORDS.sub(" ", header)), header)
        found.setdefault(normalised(without_zone(header)), header)
    return found


def match(kind: str, headers: Sequence[str]) -> dict[str, str]:
    """Return {our column: their header} for the headers that are known; names earlier in the list win."""
    by_name = _by_name(tuple(headers))
    found: dict[str, str] = {}
    for column, names in _KNOWN[kind].items():
        header = next((by_name[name] for name in names if name in by_name), "")
        if header:
            found[column] = header
    if "clock" in found and found.get("time") == found["clock"]:
        del found["time" if "date" in found else "clock"]
    if "time" in found and found.get("date") == found["time"]:
        del found["date"]
    if {"lat", "lon"} <= found.keys() or {"x", "y"} <= found.keys():
        found.pop("place", None)
    if "zone" in found and not {"x", "y"} <= found.keys():  # of the park, not of a grid
        del found["zone"]
    return found


def category_headers(headers: Sequence[str]) -> list[str]:
    """Return the numbered category columns of a SMART query, in their order, in any language.

    They are named alike but for a number that counts from 0 (or 1): ``Observation Category 0``, ``หมวดหมู่การสำรวจ 0``.
    """
    stems: dict[str, dict[int, str]] = {}
    for header in headers:
        told = _NUMBERED.match(normalised(header))
        if told and any(word in bare(told.group(1)) for word in _CATEGORY):
            stems.setdefault(told.group(1), {}).setdefault(int(told.group(2)), header)
    runs = [found for found in stems.values() if sorted(found) in ([*range(len(found))], [*range(1, len(found) + 1)])]
    best = max(runs, key=len, default={})
    return [header for _, header in sorted(best.items())]


def missing(kind: str, columns: Sequence[str], numbered_categories: bool = False) -> list[str]:
    """Return what the kind needs and the columns lack."""
    have = set(columns)
    lacks = []
    for need in NEEDED[kind]:
        if need == "place":
            absent = not ({"lat", "lon"} <= have or {"x", "y"} <= have or "place" in have)
        elif need == "moment":
            absent = not ({"time"} & have or {"date"} & have)
        elif need == "category":
            absent = "category" not in have and not numbered_categories
        else:
            absent = need not in have
        if absent:
            lacks.append({"place": _LAT_LON, "moment": "time"}.get(need, need))
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
