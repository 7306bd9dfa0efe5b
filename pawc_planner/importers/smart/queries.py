"""Exports of SMART queries as tables: which query it is and which column is which."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from ...base.words import QT_TRANSLATE_NOOP
from ..errors import ImportFault
from ..headers import category_headers, normalised
from .words import FIXED, OTHER_QUERIES, SUMS, TELLING, TILES

_NUMBER = re.compile(r"[+-]?\d[\d.,\s]*%?")
OBSERVATIONS, WAYPOINTS, PATROLS, INCIDENTS = "observation query", "waypoint query", "patrol query", "incident query"


class TotalsError(ImportFault):
    """Facts: ``file``."""

    code = "totals"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} is a SMART summary: it holds totals, not records. Export an observation query (CSV) or the patrols "
        "(XML) and import those.",
    )


class GridQueryError(ImportFault):
    """Facts: ``file``."""

    code = "grid_query"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} is a SMART grid query: it holds a value per tile, not records. Export an observation query (CSV) or "
        "the patrols (XML) and import those.",
    )


class OtherQueryError(ImportFault):
    """Facts: ``file``, ``query``."""

    code = "other_query"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} is a SMART {query}, which holds neither patrols nor finds. Export an observation query (CSV) or the "
        "patrols (XML) and import those.",
    )


@lru_cache(maxsize=1)
def _names() -> Mapping[str, tuple[str, ...]]:
    """Our column for each known name, the columns that it can stand for in their order."""
    found: dict[str, tuple[str, ...]] = {}
    for column, names in FIXED.items():
        for name in names:
            key = normalised(name)
            found[key] = (*found.get(key, ()), column) if column not in found.get(key, ()) else found[key]
    return found


def match_query(headers: Sequence[str]) -> dict[str, str]:
    """Return {our column: their header} of the fixed columns of a query; names earlier in the lists win."""
    rank: dict[str, tuple[int, str]] = {}
    for header in headers:
        key = normalised(header)
        for column in _names().get(key, ()):
            place = next(at for at, name in enumerate(FIXED[column]) if normalised(name) == key)
            if column not in rank or place < rank[column][0]:
                rank[column] = (place, header)
    found = {column: header for column, (_, header) in rank.items()}
    if {"x", "y"} <= set(found):
        found.pop("place", None)
    return found


def recognise_query(headers: Sequence[str]) -> str:
    """Return which query the headers are of, "" when of none."""
    found = match_query(headers)
    told = len(TELLING & set(found))
    drawn = {"place"} & set(found)
    placed = {"x", "y"} <= set(found) or (drawn and {"date", "clock", "waypoint_id"} & set(found))
    categories = bool(category_headers(headers))
    if placed and categories and ("date" in found or told >= 2):
        return OBSERVATIONS
    if placed and "waypoint_id" in found and "date" in found and (told >= 3 or "clock" in found):
        return WAYPOINTS
    if not placed and "patrol_id" in found and told >= 4 and "waypoint_id" not in found:
        return PATROLS
    return ""


def refuse_other_queries(file: str, rows: Sequence[Sequence[str]]) -> None:
    """Refuse what SMART exports too but holds no records: grids, summaries, entities, assets.

    Parameters
    ----------
    file : str
        Its name.
    rows : sequence of sequence of str
        The first rows, the header row among them.

    Raises
    ------
    GridQueryError, TotalsError, OtherQueryError
    """
    for row in rows:
        names = {normalised(cell) for cell in row} - {""}
        if any({normalised(one), normalised(other)} <= names for one, other in TILES):
            raise GridQueryError(file=file)
        for telling, query in OTHER_QUERIES:
            if {normalised(name) for name in telling} <= names:
                raise OtherQueryError(file=file, query=query)
    sums = {normalised(name) for name in SUMS}
    if any(sums & {normalised(cell) for cell in row} for row in rows) or _are_totals(rows):
        raise TotalsError(file=file)


def _are_totals(rows: Sequence[Sequence[str]]) -> bool:
    """Tell the rows of a summary: first headers beside empty cells, then names with nothing but numbers beside them."""
    filled = [row for row in rows if any(map(str.strip, row))]
    width = next((at for at, cell in enumerate(filled[0]) if cell.strip()), 0) if filled else 0
    body = [row for row in rows if any(cell.strip() for cell in row[:width])]
    return bool(width and body) and all(_is_total(row, width) for row in body)


def _is_total(row: Sequence[str], width: int) -> bool:
    names, numbers = [[cell.strip() for cell in part if cell.strip()] for part in (row[:width], row[width:])]
    return bool(numbers) and all(map(_NUMBER.fullmatch, numbers)) and not all(map(_NUMBER.fullmatch, names))
