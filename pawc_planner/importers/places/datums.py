"""Which datum and UTM zone a header, a cell or a mapping names; never guessed from numbers.

Indian 1975 lies some 300–400 m off WGS 84, less than the way between two finds, so no look at the map tells it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..values.numbers import plain_digits

WGS84, INDIAN_1975, INDIAN_1954 = 4326, 4240, 4239
_INDIAN = r"(?:indian|ind|อินเดียน)[\s._-]*(?:datum)?[\s._-]*(?:[คพ]\.?ศ\.?)?\s*"
_DATUMS = (
    (INDIAN_1975, re.compile(_INDIAN + r"(?:(?:19)?75|2518)(?!\d)")),
    (INDIAN_1954, re.compile(_INDIAN + r"(?:(?:19)?54|2497)(?!\d)")),
    (WGS84, re.compile(r"wgs[\s._-]*(?:19)?84(?!\d)")),
)
_ZONES = {INDIAN_1975: {47: 24047, 48: 24048}, INDIAN_1954: {46: 23946, 47: 23947, 48: 23948}}
_ZONE = re.compile(r"(?:utm|zone|โซน)[\s._-]*(?:zone|โซน)?[\s._-]*(\d{1,2})\s*([c-hj-np-x])?(?![\da-z])")
_ZONE_LETTER = re.compile(r"(?<![\da-z])(\d{1,2})\s?([npqs])(?![a-z])")
_ZONE_ALONE = re.compile(r"^(\d{1,2})\s*([c-hj-np-x])?$")
# Cells that name no datum: nothing noted, or that they are degrees.
_NO_DATUM = re.compile(
    r"[^\w]*|n/?a|none|null|nil|unknown|not (?:known|recorded|noted)|gps|geographic.*|(?:decimal )?degrees?|dd|"
    r"lat\W*lon\w*|latitude\W*longitude|ไม่ทราบ|ไม่ระบุ|ไม่มี|tidak diketahui|desconocido", re.IGNORECASE)
_CODE = re.compile(r"(?:epsg[\s:_]*|(?<!\d))(326\d\d|327\d\d|2404[78]|2394[678]|4240|4239|4326)(?!\d)")


@dataclass(frozen=True)
class Told:
    """What is named: the datum as the EPSG code of its degrees (0 when none is), the UTM zone (0 when none is).

    ``south`` is True or False where a letter or code tells the hemisphere, None else; ``unknown`` when a datum is
    named that is not known here.
    """

    datum: int = 0
    zone: int = 0
    south: bool | None = None
    unknown: bool = False

    def metric(self, south: bool) -> int:
        """Return the EPSG code of its metres, 0 when no zone is named."""
        return self.zoned(self.zone, self.south if self.south is not None else south) if self.zone else 0

    def zoned(self, zone: int, south: bool) -> int:
        """Return the EPSG code of a zone on its datum, 0 when there is none."""
        if self.datum in _ZONES:
            return _ZONES[self.datum].get(zone, 0)
        return (32700 if south else 32600) + zone

    @property
    def rule(self) -> str:
        """The rule under which places are converted, "" for WGS 84."""
        return {INDIAN_1975: "indian_1975", INDIAN_1954: "indian_1954"}.get(self.datum, "")


NOTHING = Told()


@lru_cache(maxsize=4096)
def told_by(text: str) -> Told:
    """Return what a header or the name of a coordinate system tells."""
    plain = plain_digits(text)[0].casefold().replace("_", " ")
    code = _CODE.search(plain)
    if code:
        return told_by_code(int(code.group(1)))
    datum = next((code for code, pattern in _DATUMS if pattern.search(plain)), 0)
    zone = _ZONE.search(plain) or _ZONE_LETTER.search(plain)
    if zone and 1 <= int(zone.group(1)) <= 60:
        return Told(datum, int(zone.group(1)), _south(zone.group(2)))
    return Told(datum)


def told_by_code(code: int) -> Told:
    """Return what an EPSG code tells; nothing for codes that are none of ours."""
    for datum, zones in _ZONES.items():
        for zone, epsg in zones.items():
            if code == epsg:
                return Told(datum, zone, False)
    if code in (INDIAN_1975, INDIAN_1954, WGS84):
        return Told(code)
    if 32601 <= code <= 32660 or 32701 <= code <= 32760:
        return Told(WGS84, code % 100, code > 32700)
    return NOTHING


def told_by_all(texts: Sequence[str]) -> Told:
    """Return what several headers tell together; the first to name a thing counts."""
    found = [told_by(text) for text in texts]
    datum = next((told.datum for told in found if told.datum), 0)
    zoned = next((told for told in found if told.zone), NOTHING)
    return Told(datum, zoned.zone, zoned.south)


def told_by_cells(datum: str, zone: str) -> Told:
    """Return what the cells of a datum and a zone column tell of one row."""
    named = told_by(datum)
    unknown = not (named.datum or named.zone or _NO_DATUM.fullmatch(datum.strip()))
    alone = _ZONE_ALONE.match(plain_digits(zone.strip().casefold())[0])
    if alone and 1 <= int(alone.group(1)) <= 60:
        return Told(named.datum, int(alone.group(1)), _south(alone.group(2)), unknown)
    by_zone = told_by(zone)
    zoned = by_zone if by_zone.zone else named
    return Told(named.datum or by_zone.datum, zoned.zone, zoned.south, unknown)


def _south(letter: str | None) -> bool | None:
    """``S`` is both a band of the north and the word for the south, so it tells nothing."""
    if not letter or letter == "s":
        return None
    return letter < "n"
