"""A table as an office keeps it: its cells as text, how it is saved, and how its dates and places are written."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pyproj

from ..ground.terrain import to_degrees
from .defects import Sower
from .thai import slashed, with_month

# Everest 1830 (1937 adjustment) moved by the three parameters of the Royal Thai Survey Department; they lie within a
# few metres of EPSG:1304. Taken as a string, so that no version of PROJ chooses another way.
INDIAN_1975 = "+proj=utm +zone={zone} +a=6377276.345 +rf=300.8017 +towgs84=206,837,295 +units=m +no_defs"
INDIAN_ZONES = (47, 48)
SAVED_AS = {
    "windows_874": ("cp874", "read it as Windows-874, which nothing says"),
    "byte_order_mark": ("utf-8-sig", "ignore the mark"),
}
THAI_DEGREES, THAI_METRES, THAI_DATUM = ("ละติจูด", "ลองจิจูด"), ("พิกัด X", "พิกัด Y"), "ระบบพิกัด"


@dataclass
class OfficeTable:
    """One table.

    Parameters
    ----------
    file : str
        Relative to ``exports/``.
    head : tuple of str
        Names of the columns.
    rows : list of list of str
        Cells.
    at : dict of str to int
        Where the columns ``date``, ``clock``, ``lat`` and ``lon`` are; what is missing cannot be spoilt.
    delimiter, encoding : str
        How it is saved; lines end as on Windows.
    spoilt : set of int
        Rows that have a defect of their own already.
    """

    file: str
    head: tuple[str, ...]
    rows: list[list[str]]
    at: dict[str, int]
    delimiter: str = ","
    encoding: str = "utf-8"
    spoilt: set[int] = field(default_factory=set)

    def encoded(self) -> bytes:
        """Return the file."""
        out = io.StringIO()
        writer = csv.writer(out, delimiter=self.delimiter, lineterminator="\r\n")
        writer.writerow(self.head)
        writer.writerows(self.rows)
        return out.getvalue().encode(self.encoding)


def saved_as(table: OfficeTable, kind: str, sower: Sower) -> None:
    """Save a table as old Thai Windows (``windows_874``) or Excel (``byte_order_mark``) does, where that is chosen."""
    if sower.has(kind):
        table.encoding, right = SAVED_AS[kind]
        sower.log.add(kind, table.file, "letters of all rows", len(table.rows), right)


def dates(days: Sequence[date | None], file: str, sower: Sower, month_names: bool = False) -> list[str]:
    """Write the days of a column: of the Buddhist era and with Thai months where that is chosen, else as ISO 8601."""
    buddhist, named, count = sower.has("buddhist_era"), month_names and sower.has("thai_month"), len(days)
    if buddhist:
        sower.log.add("buddhist_era", file, "dates of all rows", count, "subtract 543 from the year")
    if named:
        sower.log.add("thai_month", file, "dates of all rows", count, "read the name of the month")
        return [with_month(day, buddhist) if day else "" for day in days]
    return [(slashed(day) if buddhist else day.isoformat()) if day else "" for day in days]


@dataclass(frozen=True)
class PlaceCells:
    """Columns of places: their heads, a row of cells per place, and which two are latitude and longitude if any."""

    head: tuple[str, ...]
    cells: Sequence[tuple[str, ...]]
    degrees: bool = False


def in_degrees(x: np.ndarray, y: np.ndarray, crs: str, decimals: int = 6, head: tuple[str, str] = THAI_DEGREES,
               comma: bool = False) -> PlaceCells:
    """Write latitude and longitude."""
    cells = []
    for lon, lat in zip(*(np.atleast_1d(values).tolist() for values in to_degrees(x, y, crs))):
        pair = (f"{lat:.{decimals}f}", f"{lon:.{decimals}f}") if np.isfinite(lon) else ("", "")
        cells.append((pair[0].replace(".", ","), pair[1].replace(".", ",")) if comma else pair)
    return PlaceCells(head, cells, degrees=True)


def in_metres(x: np.ndarray, y: np.ndarray, crs: str, file: str, sower: Sower, neighbour: bool = False) -> PlaceCells:
    """Write UTM metres of the park's zone, or of its neighbour, and do not say which; noted as ``other_zone``."""
    zone, south = _zone(x, y, crs, neighbour)
    name = f"{zone}{'S' if south else 'N'}"
    right = f"they are metres of UTM {name}, which nothing says"
    sower.log.add("other_zone", file, "places of all rows", len(x), right)
    return PlaceCells(THAI_METRES, _metres(x, y, crs, f"EPSG:{(32700 if south else 32600) + zone}"))


def in_indian_1975(x: np.ndarray, y: np.ndarray, crs: str, file: str, sower: Sower) -> PlaceCells | None:
    """Write metres of an old map with a column that says so; None where there are no such maps."""
    zone, south = _zone(x, y, crs)
    if zone not in INDIAN_ZONES or south:
        return None
    name = f"Indian 1975 UTM {zone}N"
    right = f"move them from {name} to WGS 84"
    sower.log.add("indian_1975", file, "places of all rows", len(x), right)
    cells = _metres(x, y, crs, INDIAN_1975.format(zone=zone))
    return PlaceCells((*THAI_METRES, THAI_DATUM), [(*cell, name) for cell in cells])


def _zone(x: np.ndarray, y: np.ndarray, crs: str, neighbour: bool = False) -> tuple[int, bool]:
    """Return the UTM zone of the middle of some places (or the nearest other), and whether they lie in the south."""
    lon, lat = to_degrees(float(np.mean(x)), float(np.mean(y)), crs)
    zone = int((lon + 180) // 6) + 1
    if neighbour:
        zone += -1 if (lon + 180) % 6 < 3 else 1
    return (zone - 1) % 60 + 1, bool(lat < 0)


def _metres(x: np.ndarray, y: np.ndarray, crs: str, to: str) -> list[tuple[str, ...]]:
    lon, lat = to_degrees(x, y, crs)
    east, north = pyproj.Transformer.from_crs(4326, to, always_xy=True).transform(lon, lat)
    return [(f"{a:.0f}", f"{b:.0f}") for a, b in zip(np.atleast_1d(east).tolist(), np.atleast_1d(north).tolist())]
