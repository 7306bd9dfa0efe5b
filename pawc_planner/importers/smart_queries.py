"""Exports of SMART queries as tables: which query it is and which column is which."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from ..base.words import QT_TRANSLATE_NOOP
from .errors import ImportFault
from .headers import category_headers, normalised
from .smart_words import FIXED, OTHER_QUERIES, SUMS, TELLING, TILES

OBSERVATIONS, WAYPOINTS, PATROLS, INCIDENTS = "observation query", "waypoint query", "patrol query", "incident query"
_DBF_LENGTH = 10


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
    """Return {our column: their header} of the fixed columns of a query; names earlier in the lists win.

    The names of columns in a shapefile, cut to 10 letters, are understood too.
    """
    rank: dict[str, tuple[int, str]] = {}
    for header in headers:
        key = normalised(header)
        for column in _names().get(key, ()):
            place = next(at for at, name in enumerate(FIXED[column]) if normalised(name) == key)
            if column not in rank or place < rank[column][0]:
                rank[column] = (place, header)
    found = {column: header for column, (_, header) in rank.items()}
    return {**match_truncated(headers), **found} if _is_cut(headers) else found


def _is_cut(headers: Sequence[str]) -> bool:
    """Tell headers of a shapefile: none longer than 10 letters, some of them with that length."""
    lengths = [len(header.encode("utf-8", "replace")) for header in headers]
    return max(lengths, default=0) == _DBF_LENGTH


def match_truncated(headers: Sequence[str]) -> dict[str, str]:
    """Return {our column: their header} for names that a shapefile cut to 10 letters (Patrol_Sta, Patrol_L_1 …).

    Names that are alike after cutting are numbered in the order of the query: ``Patrol_Leg`` is the id of the leg,
    ``Patrol_L_1`` its start and ``Patrol_L_2`` its end.
    """
    there = {header.casefold(): header for header in headers}
    found: dict[str, str] = {}
    for names in _cut_names():
        for column, name in names.items():
            if name.casefold() in there and column not in found:
                found[column] = there[name.casefold()]
    return found


@lru_cache(maxsize=1)
def _cut_names() -> tuple[dict[str, str], ...]:
    """For each wording, the cut name of each column, numbered where it is taken."""
    longest = max(map(len, FIXED.values()))
    return tuple(_cut_wording(position) for position in range(longest))


def _cut_wording(position: int) -> dict[str, str]:
    taken: set[str] = set()
    cut: dict[str, str] = {}
    for column, names in FIXED.items():
        if position >= len(names):
            continue
        name = re.sub(r"[\s/()]+", "_", names[position])[:_DBF_LENGTH]
        number = 0
        base = name
        while name.casefold() in taken:
            number += 1
            name = f"{base[:_DBF_LENGTH - len(str(number)) - 1]}_{number}"
        taken.add(name.casefold())
        cut[column] = name
    return cut


def recognise_query(headers: Sequence[str]) -> str:
    """Return which query the headers are of, "" when of none."""
    found = match_query(headers)
    told = len(TELLING & set(found))
    placed = {"x", "y"} <= set(found)
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
    if any(sums & {normalised(cell) for cell in row} for row in rows):
        raise TotalsError(file=file)
