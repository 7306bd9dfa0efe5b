"""Defects of single rows of tables; each row has one at most, and half of a table stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .defects import QUARANTINE, Sower
from .office_table import OfficeTable
from .thai import thai_digits

Row = list[str]


def _digits(row: Row, at: dict[str, int]) -> None:
    row[at["date"]] = thai_digits(row[at["date"]])


def _swap(row: Row, at: dict[str, int]) -> None:
    row[at["lat"]], row[at["lon"]] = row[at["lon"]], row[at["lat"]]


def _no_place(row: Row, at: dict[str, int]) -> None:
    row[at["lat"]] = row[at["lon"]] = ""


def _no_date(row: Row, at: dict[str, int]) -> None:
    row[at["date"]] = "ไม่ทราบ"


def _no_time(row: Row, at: dict[str, int]) -> None:
    row[at["date"]] = "??"  # the time of day stays, by which two such rows of one camera are told apart


# how a row is spoilt, which columns that needs, what is right
ROW_DEFECTS: dict[str, tuple[Callable[[Row, dict[str, int]], None], tuple[str, ...], str]] = {
    "thai_digits": (_digits, ("date",), "read as 0-9"),
    "swapped_lat_lon": (_swap, ("lat", "lon"), "swap them back"),
    "no_coordinates": (_no_place, ("lat", "lon"), QUARANTINE),
    "unreadable_date": (_no_date, ("date",), QUARANTINE),
    "unreadable_time": (_no_time, ("date", "clock"), QUARANTINE),
}


def spoil_rows(table: OfficeTable, kinds: Sequence[str], sower: Sower) -> None:
    """Give rows the chosen kinds of defects in turn, so that a short table has one of each before two of any."""
    chosen = [kind for kind in kinds if sower.has(kind) and _can(table, kind)]
    orders = {kind: map(int, sower.rngs[kind].permutation(len(table.rows))) for kind in chosen}
    for _ in range(sower.params.rows_per_table):
        for kind in chosen:
            row = next((row for row in orders[kind] if row not in table.spoilt and _whole(table, kind, row)), None)
            if row is None or 2 * (len(table.spoilt) + 1) > len(table.rows):
                continue
            change, _, right = ROW_DEFECTS[kind]
            change(table.rows[row], table.at)
            table.spoilt.add(row)
            sower.log.add(kind, table.file, f"row {row + 2}", 1, right)


def _can(table: OfficeTable, kind: str) -> bool:
    return all(column in table.at for column in ROW_DEFECTS[kind][1])


def _whole(table: OfficeTable, kind: str, row: int) -> bool:
    """Return whether a row has what the defect spoils."""
    return all(table.rows[row][table.at[column]] for column in ROW_DEFECTS[kind][1])


def repeat_rows(table: OfficeTable, sower: Sower) -> None:
    """Write some healthy rows twice, the copy below the row itself.

    Done before rows are spoilt, whose numbers it would move.
    """
    if not sower.has("repeated_rows") or len(table.rows) < 8:
        return
    number = min(2 * sower.params.rows_per_table, len(table.rows) // 8)
    again = sorted(map(int, sower.rngs["repeated_rows"].permutation(len(table.rows))[:number]), reverse=True)
    for row in again:
        table.rows.insert(row + 1, list(table.rows[row]))
    for place, row in enumerate(reversed(again)):
        table.spoilt |= {row + place, row + place + 1}
    if again:
        sower.log.add("repeated_rows", table.file, "rows written twice", len(again), "already present")
