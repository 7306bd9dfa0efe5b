"""Registers of the harm found, in Thai: stumps, removed snares, emptied nests, raided crops.

For rosewood every office enters the stumps of its patrols in its register as well as in SMART, each tree once; a site
keeps stumps in a table of their own. For the other kinds there is no such table: there one office keeps its finds of
that category in the register and nowhere else, so that every find is handed in once.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import numpy as np
import pandas as pd

from ..clock import wall_clock
from ..parameters import Kind
from .defects import Sower
from .filing import Filing
from .office_table import OfficeTable, PlaceCells, dates, in_degrees, in_indian_1975, in_metres, saved_as
from .table_defects import spoil_rows

STUMP_KIND = "rosewood"
STUMP_HEAD = ("รหัสตอ", "ชนิดไม้", "วันที่พบ", "วันที่คาดว่าถูกตัด", "เส้นรอบวง (ซม.)", "ชั้นอายุ", "รหัสการลาดตระเวน")
HARM_HEAD = ("เลขที่", "รหัสการลาดตระเวน", "วันที่", "เวลา", "ประเภท", "จำนวน", "อายุร่องรอย")
FILES = {"rosewood": "stumps", "snares": "snares", "nests": "nests", "elephants": "crop_raids"}
STYLES = ("degrees", "other_zone", "decimal_comma", "indian_1975")
ROW_KINDS = ("thai_digits", "swapped_lat_lon", "unreadable_date", "no_coordinates")
GUESS_DAYS = 5  # by which the day of cutting is misjudged at most (assumption)


def kept_apart(kind: Kind, filing: Filing) -> tuple[str, str]:
    """Return the category of finds that only a register holds, and the office that keeps it; ("", "") for stumps."""
    return ("", "") if kind.name == STUMP_KIND or not filing.names else (kind.harm_category, filing.names[0])


def registers(
    harm: pd.DataFrame, kind: Kind, filing: Filing, crs: str, sower: Sower, rng: np.random.Generator
) -> list[OfficeTable]:
    """Return the registers; the offices differ in how they write places and numbers."""
    harm = harm.drop_duplicates("sign") if kind.name == STUMP_KIND else harm
    offices = np.array([filing.office(int(station)) for station in harm["station"]], object)
    if kind.name != STUMP_KIND:
        harm, offices = (part[offices == kept_apart(kind, filing)[1]] for part in (harm, offices))
    name, tables = FILES.get(kind.name, "harm"), []
    for number, (book, rows) in enumerate(_books(harm, offices)):
        style = STYLES[number % len(STYLES)]
        table = _register(f"tables/{name}_{book}.csv", rows, kind, style, crs, sower, rng)
        turn = number % len(ROW_KINDS)
        spoil_rows(table, [one for one in (*ROW_KINDS[turn:], *ROW_KINDS[:turn]) if _fits(one, table)], sower)
        saved_as(table, "windows_874", sower)
        tables.append(table)
    return tables


def _fits(kind: str, table: OfficeTable) -> bool:
    """Metres that are swapped are not the defect that is meant."""
    return kind != "swapped_lat_lon" or "พิกัด X" not in table.head


def _books(harm: pd.DataFrame, offices: np.ndarray) -> Iterator[tuple[str, pd.DataFrame]]:
    """Divide the finds by office; where few offices have any, into books that followed each other."""
    names = sorted(set(offices.tolist()))
    if len(names) >= len(STYLES):
        yield from ((name, harm[offices == name]) for name in names)
        return
    for number, rows in enumerate(np.array_split(np.arange(len(harm)), len(STYLES)), start=1):
        if len(rows):
            yield f"book_{number}", harm.iloc[rows]


def _register(
    file: str, harm: pd.DataFrame, kind: Kind, style: str, crs: str, sower: Sower, rng: np.random.Generator
) -> OfficeTable:
    comma = style == "decimal_comma" and sower.has(style)
    places = _places(harm, style, crs, file, sower, comma)
    days = dates(harm["found"].tolist(), file, sower)
    if kind.name == STUMP_KIND:
        head, cells, at = STUMP_HEAD, _stumps(harm, days, comma, sower, rng), {"date": 2}
    else:
        head, cells, at = HARM_HEAD, _finds(harm, days), {"date": 2, "clock": 3}
    if comma:
        sower.log.add("decimal_comma", file, "numbers of all rows", len(harm), "read the comma as the decimal point")
    rows = [[*cell, *place] for cell, place in zip(cells, places.cells)]
    lat, lon = (0, 1) if places.degrees else (1, 0)
    at |= {"lat": len(head) + lat, "lon": len(head) + lon}
    return OfficeTable(file, (*head, *places.head), rows, at, ";" if comma else ",")


def _places(harm: pd.DataFrame, style: str, crs: str, file: str, sower: Sower, comma: bool) -> PlaceCells:
    x, y = harm["x"].to_numpy(float), harm["y"].to_numpy(float)
    if style == "other_zone" and sower.has(style):
        return in_metres(x, y, crs, file, sower, neighbour=True)
    old = in_indian_1975(x, y, crs, file, sower) if style == "indian_1975" and sower.has(style) else None
    return old or in_degrees(x, y, crs, comma=comma)


def _stumps(
    harm: pd.DataFrame, days: list[str], comma: bool, sower: Sower, rng: np.random.Generator
) -> list[list[str]]:
    off = rng.integers(-GUESS_DAYS, GUESS_DAYS + 1, len(harm)).tolist()
    guesses = [
        min(row.found, wall_clock(float(row.left)).date() + timedelta(days=days_off))
        for row, days_off in zip(harm.itertuples(), off)
    ]
    cut = dates(guesses, "", _silent(sower))
    return [
        [row.harm_id, "พะยูง", day, guess, _number(row.girth_cm, comma), row.class_, row.patrol_id]
        for row, day, guess in zip(_rows(harm), days, cut)
    ]


def _finds(harm: pd.DataFrame, days: list[str]) -> list[list[str]]:
    return [
        [row.harm_id, row.patrol_id, day, f"{wall_clock(row.t):%H:%M:%S}", row.category, str(row.count_), row.class_]
        for row, day in zip(_rows(harm), days)
    ]


def _rows(harm: pd.DataFrame) -> Iterator[Any]:
    return harm.rename(columns={"class": "class_", "count": "count_"}).itertuples()


def _number(value: float, comma: bool) -> str:
    return f"{value:.1f}".replace(".", ",") if comma else f"{value:.1f}"


def _silent(sower: Sower) -> Sower:
    """Return the same choices without an account: a second column of dates of rows that are counted already."""
    return Sower(sower.params, sower.rngs)
