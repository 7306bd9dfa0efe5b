"""What a picture of a camera shows, from the words of the programs that sort such pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .headers import normalised

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
_TRUE = frozenset(("true", "1", "yes", "y", "t", "x", "ใช่"))
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


def most_telling(classes: Iterable[str]) -> str:
    """Return the class that counts when several are named; "unknown" when none is."""
    return min(classes, key=CLASSES.index, default="unknown")


def says_yes(text: str) -> bool:
    """Return True for the ways in which a tick is written."""
    return text.strip().casefold() in _TRUE


def camera_of_path(path: str) -> str:
    """Return the camera's folder in the path of a picture, without its file's name.

    It is the first folder that is not one the camera or a calendar makes (DCIM, 100RECNX, 2024, 2024-03-01).
    """
    folders = [folder for folder in re.split(r"[\\/]+", path) if folder not in ("", ".", "..") and folder[-1:] != ":"]
    named = [folder for folder in folders if not _FOLDER_OF_CAMERA.fullmatch(folder)]
    return named[0] if named else "/".join(folders)
