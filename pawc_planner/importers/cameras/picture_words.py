"""What a picture of a camera shows, from the words of the programs that sort such pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..headers import normalised
from ..tables.cell_words import EVENT_CLASSES

# From most to least telling: what counts when several are named for one picture.
CLASSES = ("person", "ranger", "vehicle", "animal", "unknown", "blank")

_WORDS = {
    "person": (
        "human", "humans", "homo sapiens", "homo sapiens sapiens", "homo", "homo species", "sapiens", "person",
        "persons", "people", "man", "woman", "child", "hunter", "hunters", "poacher", "poachers", "logger", "loggers",
        "suspect", "intruder", "villager", "villagers", "local people", "local", "tourist", "tourists", "hiker",
        "hikers", "pedestrian", "horseback rider", "cyclist", "คน", "บุคคล", "ผู้ต้องสงสัย", "ชาวบ้าน", "นายพราน",
        "persona", "personas", "humano", "orang", "manusia", "homme", "humain", "pemburu",
    ),
    "ranger": (
        "ranger", "rangers", "staff", "patrol", "guard", "park staff", "camera trapper", "human camera trapper",
        "human maintenance crew", "maintenance crew", "field crew", "field team", "research team", "researcher",
        "researchers", "team", "investigator", "setup", "set up", "setup pickup", "pickup", "start end", "calibration",
        "test", "เจ้าหน้าที่", "เจ้าหน้าที่ป่าไม้", "guardaparque", "guardaparques", "petugas", "jagawana",
    ),
    "vehicle": (
        "vehicle", "vehicles", "car", "truck", "motorbike", "motorcycle", "motorcycle or motorcyclist", "bicycle",
        "boat", "tractor", "atv", "รถ", "ยานพาหนะ", "รถยนต์", "จักรยานยนต์", "vehiculo", "vehículo", "moto", "kendaraan",
    ),
    "blank": (
        "blank", "empty", "none", "nothing", "no animal", "noanimal", "no detection", "false", "false trigger",
        "false positive", "misfire", "ghost", "vegetation", "ว่าง", "ไม่มีภาพ", "ไม่พบ", "vacio", "vacío", "kosong", "vide",
    ),
    "unknown": (
        "unknown", "unidentified", "unidentifiable", "unclassified", "indeterminate", "undetermined", "na", "nan",
        "no cv result", "cv failed", "cv needed", "not classified", "unverified", "ไม่ทราบ", "desconocido",
    ),
    "animal": ("animal", "animals", "wildlife", "สัตว์", "สัตว์ป่า", "satwa", "fauna"),
}
_KNOWN = {normalised(word): name for name, words in _WORDS.items() for word in words}
_LOGGED = {normalised(word): name for name, words in EVENT_CLASSES.items() for word in words}
# Thai is written without spaces; what comes first decides ("ไม่พบคน" is nobody).
_THAI_INSIDE = (
    ("blank", ("ไม่พบ", "ไม่มี", "ภาพว่าง", "ภาพเปล่า")), ("ranger", ("เจ้าหน้าที่", "จนท", "ลาดตระเวน")),
    ("person", ("คน", "บุคคล", "ผู้", "พราน", "ชาวบ้าน")), ("vehicle", ("รถ", "เรือ", "จักรยานยนต์", "มอเตอร์ไซ")),
    ("animal", ("สัตว์", "ช้าง", "เสือ", "กวาง", "เก้ง", "กระทิง", "หมี", "หมูป่า", "ลิง", "หมาใน")),
)
_PARTS = re.compile(r"[,;/|+&()]|\band\b|\bwith\b|และ|\d+")
_TRUE = frozenset(("true", "1", "yes", "y", "t", "x", "ใช่"))
_FALSE = frozenset(("false", "0", "no", "n", "f", "na", "n/a", "-", "ไม่", "ไม่ใช่"))
_FOLDER_OF_CAMERA = re.compile(r"\d{3}[A-Z_]\w{2,6}|DCIM|\d{4}|\d{4}[-_.]?\d{2}([-_.]?\d{2})?", re.IGNORECASE)


def picture_class(label: str) -> str:
    """Return the class of a picture from one label; a name that is none of the known words is an animal's."""
    plain = normalised(label)
    if not plain:
        return "unknown"
    known = _KNOWN.get(plain)
    if known:
        return known
    return "person" if plain.startswith(("human", "homosapiens")) else "animal"


def known_class(label: str) -> str:
    """Return the class of a known word, "" for any other."""
    return _KNOWN.get(normalised(label), "")


def event_class(text: str) -> str:
    """Return the class of an event from what a log says of it; of several words the most telling, else "unknown"."""
    whole = _LOGGED.get(normalised(text)) or known_class(text)
    if whole:
        return whole
    inside = next((name for name, words in _THAI_INSIDE if any(word in text for word in words)), "")
    if inside:
        return inside
    parts = [part for part in _PARTS.split(text) if part.strip()]
    return most_telling(name for part in parts if (name := _LOGGED.get(normalised(part)) or known_class(part)))


def most_telling(classes: Iterable[str]) -> str:
    """Return the class that counts when several are named; "unknown" when none is."""
    return min(classes, key=CLASSES.index, default="unknown")


def says_yes(text: str) -> bool:
    """Return True for the ways in which a tick is written."""
    return text.strip().casefold() in _TRUE


def says_no(text: str) -> bool:
    """Return True for the ways in which a tick is left out."""
    return text.strip().casefold() in _FALSE


def names_camera(path: str) -> bool:
    """Return True when a path has a folder that is not one the camera or a calendar makes."""
    return bool(_named(path)[1])


def _named(path: str) -> tuple[list[str], list[str]]:
    """Return the folders of a path, and those that are not made by a camera or a calendar."""
    folders = [folder for folder in re.split(r"[\\/]+", path) if folder not in ("", ".", "..") and folder[-1:] != ":"]
    return folders, [folder for folder in folders if not _FOLDER_OF_CAMERA.fullmatch(folder)]


def camera_of_path(path: str) -> str:
    """Return the camera's folder in the path of a picture, without its file's name.

    It is the first folder that is not one the camera or a calendar makes (DCIM, 100RECNX, 2024, 2024-03-01).
    """
    folders, named = _named(path)
    return named[0] if named else "/".join(folders)
