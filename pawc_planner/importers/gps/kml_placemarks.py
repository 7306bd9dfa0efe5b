"""What one placemark of a KML document says: its shapes, its times, and its attributes without HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from ..untrusted.safe_xml import Element

_SHAPES = ("Point", "LineString", "LinearRing", "Track", "Polygon")
_TAGS = re.compile(r"<[^<>]{0,10000}>")
_ROW_ENDS, _CELL_ENDS = re.compile(r"</tr\s*>", re.IGNORECASE), re.compile(r"</t[dh]\s*>", re.IGNORECASE)
_ROW_BEGINS = re.compile(r"<tr[\s>]", re.IGNORECASE)
_BREAKS = re.compile(r"<br\s*/?>|</(?:p|div|li|tr)\s*>|\n", re.IGNORECASE)
_LONGEST_TEXT = 10_000
_LONGEST_HTML = 10 * _LONGEST_TEXT
_MOST_DEPTH = 20
_MOST_ROWS = 200


def shapes(parent: Element, depth: int = 0) -> Iterator[Element]:
    """Yield points, lines, tracks and areas at any depth of nested collections."""
    for child in parent.children:
        if child.name in _SHAPES:
            yield child
        elif child.name in ("MultiGeometry", "MultiTrack") and depth < _MOST_DEPTH:
            yield from shapes(child, depth + 1)


def places(text: str) -> list[tuple[str, str]]:
    """Return longitudes and latitudes as written, from ``lon,lat,height`` apart by blanks.

    A group of more than three numbers (a decimal comma, a forgotten blank) tells no place and is kept whole.
    """
    found = []
    for group in ",".join(map(str.strip, text.split(","))).split():
        numbers = [*group.split(","), ""]
        found.append((numbers[0], numbers[1]) if len(numbers) <= 4 else (group, ""))
    return found


def timed(track: Element) -> list[tuple[str, str, str]]:
    """Return the fixes of a gx:Track: each ``when`` with its ``coord``, which are apart by blanks.

    An empty ``coord`` stands where the receiver had no position and is no fix, as when a phone starts or pauses.
    Where there are not as many of one as of the other, it is not known which belong together, and no time is given.
    """
    times = [child.text.strip() for child in track.each("when")]
    coords = [[*child.text.split(), "", ""] for child in track.each("coord")]
    if len(times) != len(coords):
        times = [""] * len(coords)
    return [(coord[0], coord[1], time) for coord, time in zip(coords, times) if coord[0]]


def stamp(placemark: Element) -> str:
    """Return the time of a placemark, or the beginning of its span, as written."""
    moment, span = placemark.first("TimeStamp"), placemark.first("TimeSpan")
    return (moment.child_text("when") if moment else "") or (span.child_text("begin") if span else "")


def attributes(placemark: Element) -> dict[str, object]:
    """Return name, plain description, extended data, and the rows of a table in the description.

    A description that only says once more what its rows or the extended data say is left out.
    """
    found: dict[str, object] = {}
    name, description = placemark.child_text("name"), placemark.child_text("description")
    _put(found, "name", name)
    data = {**_rows(description), **_extended(placemark)}
    if not _says_the_same(description, data):
        _put(found, "description", description)
    for key, text in data.items():
        _put(found, key, text)
    return found


def _extended(placemark: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    extended = placemark.first("ExtendedData")
    for child in extended.children if extended else ():
        if child.name == "Data":
            found[child.get("name")] = child.child_text("value")
        for inner in child.each("SimpleData"):
            found[inner.get("name")] = inner.text
    return found


def _rows(description: str) -> dict[str, str]:
    """Return the rows of two cells of the tables in a description, as programs of maps write attributes."""
    found: dict[str, str] = {}
    for row in _ROW_ENDS.split(description[:_LONGEST_HTML])[:_MOST_ROWS]:
        *_, inner = _ROW_BEGINS.split(row)
        cells = [plain_text(cell) for cell in _CELL_ENDS.split(inner)]
        if len(cells) == 3 and cells[0] and not cells[2]:
            found.setdefault(cells[0].rstrip(": "), cells[1])
    return found


def _says_the_same(description: str, data: dict[str, str]) -> bool:
    """Tell a description each line of which is the name of an entry with its value, or a part of such a line."""
    lines = [plain_text(line) for line in _BREAKS.split(description[:_LONGEST_HTML])]
    told = {f"{name}{mark}{plain_text(text)}" for name, text in data.items() for mark in (":", "")}
    squeezed = {"".join(text.split()) for text in told}
    return bool(data) and all("".join(line.split()) in squeezed for line in lines if line)


def _put(found: dict[str, object], name: str, text: str) -> None:
    plain = plain_text(text)
    if name and plain:
        found[name] = plain


def plain_text(text: str) -> str:
    """Return text without HTML: tags become blanks, entities letters; at most 10,000 letters of it."""
    bare = html.unescape(_TAGS.sub(" ", text[:_LONGEST_HTML]))
    return " ".join(bare.split())[:_LONGEST_TEXT]
