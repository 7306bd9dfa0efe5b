"""Coordinates as people write them: degrees, minutes and seconds, hemispheres, both coordinates in one cell."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from .grids import GridPlace, read_axes, read_grid
from .numbers import plain_digits, read_number

_HEMISPHERES = {
    **dict.fromkeys(("n", "north", "norte", "nord", "utara", "lu", "เหนือ", "น"), ("lat", 1)),
    **dict.fromkeys(("s", "south", "sur", "sul", "sud", "selatan", "ls", "ใต้"), ("lat", -1)),
    **dict.fromkeys(("e", "east", "este", "est", "timur", "leste", "bt", "ตะวันออก"), ("lon", 1)),
    **dict.fromkeys(("w", "west", "oeste", "ouest", "barat", "bb", "o", "ตะวันตก"), ("lon", -1)),
}
_LABELS = re.compile(
    r"\b(?:latitude|longitude|lat|long|lon|lng)\b\.?\s*[:=]?|ละติจูด|ลองจิจูด|ลองติจูด|พิกัด", re.IGNORECASE)
_SIGNS = str.maketrans({
    "º": "°", "˚": "°", "∘": "°", "’": "'", "‘": "'", "′": "'", "´": "'", "`": "'", "ʹ": "'", "“": '"', "”": '"',
    "″": '"', "˝": '"', "ʺ": '"', "−": "-", "–": "-", "\u00a0": " ", "\u202f": " ", "\u200e": "", "\u200f": "",
})
_WORDS = ((re.compile(r"องศา|deg(?:rees?)?\.?|(?<=\d)\s*d(?=[\s\d])", re.IGNORECASE), "°"),
          (re.compile(r"พิลิปดา|ฟิลิปดา|sec(?:onds?)?\.?|วินาที|''", re.IGNORECASE), '"'),
          (re.compile(r"ลิปดา|min(?:utes?)?\.?|นาที|(?<=\d)\s*m(?=[\s\d])", re.IGNORECASE), "'"))
_DMS_LETTERS = re.compile(r"(\d)\s*d\s*(\d{1,2})\s*m\s*(\d{1,2}(?:[.,]\d+)?)\s*s(?=[nsew]?\b)", re.IGNORECASE)
_LETTERS = "|".join(sorted(map(re.escape, _HEMISPHERES), key=len, reverse=True))
_NUMBER = r"\d+(?:[.,]\d+)?"
_BODY = (
    rf"(?P<sign>[+-])?\s*(?P<deg>{_NUMBER})\s*(?:(?P<mark>[°:\s-])\s*(?:(?P<min>\d{{1,2}}(?:[.,]\d+)?)"
    rf"\s*(?:['’:\s-]\s*(?:(?P<sec>\d{{1,2}}(?:[.,]\d+)?)\s*[\"']?)?)?)?)?"
)
_ANGLE = re.compile(rf"^\s*(?P<before>{_LETTERS})?\s*{_BODY}\s*(?P<after>{_LETTERS})?\.?\s*$", re.IGNORECASE)
_PAIR_POINT = re.compile(r"^\(?\s*([+-]?\d+(?:\.\d+)?)°?\s*(?:[,;/|]|\s)\s*([+-]?\d+(?:\.\d+)?)°?\s*\)?$")
_PAIR_COMMA = re.compile(r"^\(?\s*([+-]?\d+(?:,\d+)?)\s*(?:[;/|]|,?\s)\s*([+-]?\d+(?:,\d+)?)\s*\)?$")
_WKT = re.compile(
    r"^(?:srid=4326;)?\s*(?:multi)?point\s*z?m?\s*\(\s*\(?\s*(\S+)\s+([^\s()]+)(?:\s+[^\s()]+)*\s*\)?\s*\)$",
    re.IGNORECASE)
# Places that people send each other: links to a map with ?q=14.2,102.2 or @14.2,102.2, and geo:14.2,102.2.
_LINK = re.compile(r"(?:^geo:|://[^\s]*[=@/])(-?\d{1,2}\.\d+),\s?(?:%20)?\+?(-?\d{1,3}\.\d+)", re.IGNORECASE)
_GEOJSON = re.compile(r'"coordinates"\s*:\s*\[\s*([^,\]]+),\s*([^,\]]+)')


@dataclass(frozen=True)
class Angle:
    """One coordinate in degrees; ``axis`` is lat or lon when a letter tells, ``rule`` dms when it was converted."""

    degrees: float
    axis: str
    rule: str


@dataclass(frozen=True)
class Pair:
    """Both coordinates of one cell, degrees or metres.

    ``sure`` when it is told which is which; ``rule`` dms when they were converted.
    """

    lon: float
    lat: float
    sure: bool
    rule: str = ""


@lru_cache(maxsize=65_536)
def read_angle(text: str) -> Angle | None:
    """Read one coordinate in degrees that shows that it is one: by a sign, a letter or its minutes.

    ``14°12'30.5"N``, ``14 12.508 N``, ``N14.2085``, ``14° 12′ 30″ เหนือ``, ``102d06m09s``; None for all else, also for
    minutes or seconds of 60 and more.
    """
    if len(text) > 60:
        return None
    plain = _plain(text)
    found = _ANGLE.match(plain)
    if found is None or (found["before"] and found["after"]):
        return None
    axis, sign = _HEMISPHERES.get((found["before"] or found["after"] or "").casefold(), ("", 1))
    if not axis and found["min"] is None and "°" not in plain:
        return None
    degrees, fine = _sum(found)
    if not fine or (found["sign"] == "-" and axis):
        return None
    if found["sign"] == "-":
        sign = -1
    most = 90 if axis == "lat" else 180
    joined = axis != "" and degrees > most and found["min"] is None
    if joined:  # 1407.0070N as NMEA writes it: the last two digits before the point are minutes
        whole, minutes = divmod(degrees, 100)
        degrees = whole + minutes / 60 if minutes < 60 else math.inf
    if degrees > most:
        return None
    return Angle(sign * degrees, axis, "dms" if found["min"] or joined else "")


@lru_cache(maxsize=65_536)
def read_pair(text: str) -> Pair | GridPlace | None:
    """Read a cell that holds both coordinates: two numbers or angles, a grid reference, or a point as WKT or GeoJSON.

    Without letters the latitude comes first, as people write it; :func:`.placing` looks whether it does.
    """
    if not text or len(text) > 400:
        return None
    shape = _WKT.match(text.strip()) or _GEOJSON.search(text)
    if shape:
        lon, lat = (read_number(part.strip())[0] for part in shape.groups())
        return Pair(lon, lat, True) if lon == lon and lat == lat else None
    link = _LINK.search(text)
    if link:
        return Pair(float(link.group(2)), float(link.group(1)), True)
    if len(text) > 80:
        return None
    grid = read_grid(text)
    if grid is not None:
        return grid
    metres = read_axes(text)
    if metres is not None:
        return Pair(*metres, True)
    plain = plain_digits(_LABELS.sub(" ", text).strip(" ()[]").translate(_SIGNS))[0]
    for pattern in (_PAIR_POINT, _PAIR_COMMA):
        found = pattern.match(plain)
        if found:
            first, second = (float(part.replace(",", ".")) for part in found.groups())
            return Pair(second, first, False)
    return _two_angles(plain)


def _two_angles(plain: str) -> Pair | None:
    """Cut a cell where both halves are angles with letters of different axes."""
    for cut in re.finditer(r"(?<=\S)[\s,;/|]+(?=\S)|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[NSEWnsew]\s*\d)", plain):
        first, second = read_angle(plain[:cut.start()]), read_angle(plain[cut.end():])
        if first is None or second is None:
            continue
        if {first.axis, second.axis} == {"lat", "lon"}:
            lat, lon = (first, second) if first.axis == "lat" else (second, first)
            return Pair(lon.degrees, lat.degrees, True, first.rule or second.rule)
        clear = "°" in plain[:cut.start()] and "°" in plain[cut.end():]
        clear = clear or (bool(cut.group().strip()) and first.rule == second.rule == "dms")
        if not first.axis and not second.axis and clear:
            return Pair(second.degrees, first.degrees, False, first.rule or second.rule)
    return None


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFC", plain_digits(_LABELS.sub(" ", text).strip())[0]).translate(_SIGNS)
    plain = _DMS_LETTERS.sub(r'''\1°\2'\3"''', plain)
    for words, sign in _WORDS:
        plain = words.sub(sign, plain)
    return plain.strip()


def _sum(found: re.Match[str]) -> tuple[float, bool]:
    """Return degrees, and whether only the last part has decimals and minutes and seconds are below 60."""
    parts = [found["deg"], *(part for part in (found["min"], found["sec"]) if part)]
    whole = all("." not in part and "," not in part for part in parts[:-1])
    values = [float(part.replace(",", ".")) for part in parts]
    fine = whole and all(value < 60 for value in values[1:])
    return sum(value / 60**power for power, value in enumerate(values)), fine
