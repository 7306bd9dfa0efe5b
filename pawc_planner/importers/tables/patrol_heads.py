"""Patrols as the rows of a table name them: station, team, mandate and dates, once for each patrol."""

from __future__ import annotations

from datetime import date

from ..errors import DayOrderError
from ..partners import PartnerColumns, joined, partners_in
from ..reading import Reading
from ..records import PatrolHead
from .cell_words import FALSE, TRUE
from .columns import read_days
from .table import Table

_TEXTS = ("patrol_type", "station", "team", "mandate", "objective")
_TOLD = (*_TEXTS, "armed", "start", "end")


class HeadBook:
    """Gathers the patrols of one table; each is handed on with its first row."""

    def __init__(self, table: Table, reading: Reading, always: bool = False) -> None:
        self._reading = reading
        self._told = [name for name in _TOLD if table.has(name)]
        self._partners = partner_columns(table, reading)
        self._constant = partners_in(str(table.mapping.constants.get("partners", "")), reading.personal)
        told = bool(self._told or self._partners.kinds or self._constant)
        self._wanted = "patrol_id" in table.columns and (always or told)
        self._seen: dict[str, str] = {}  # patrols, and the partners that their rows named so far

    def read(self, table: Table) -> list[PatrolHead]:
        """Return the patrols that begin in this chunk, and those of which it names further partners."""
        if not self._wanted:
            return []
        first: dict[str, int] = {}
        patrols = table.column("patrol_id")
        for index, patrol in enumerate(patrols):
            if patrol and patrol not in self._seen:
                self._seen[patrol] = ""
                first[patrol] = index
        named = self._named(table, patrols)
        heads = self._first_rows(table, first, named)
        return [*heads, *(PatrolHead(p, "table", partners=text) for p, text in named.items() if p not in first)]

    def _first_rows(self, table: Table, first: dict[str, int], named: dict[str, str]) -> list[PatrolHead]:
        if not first:
            return []
        texts = {name: table.column(name) for name in self._told if name in _TEXTS}
        armed = table.column("armed")
        start, end = self._days(table, "start"), self._days(table, "end")
        return [
            PatrolHead(
                patrol, "table", armed=_truth(armed[at]), start=start[at], end=end[at], partners=named.get(patrol, ""),
                **{name: cells[at] for name, cells in texts.items()},
            )
            for patrol, at in first.items()
        ]

    def _named(self, table: Table, patrols: list[str]) -> dict[str, str]:
        """Return the partners of each patrol of which the rows of the chunk name more than those before."""
        if not (self._partners.kinds or self._constant) or not patrols:
            return {}
        found: dict[str, str] = {}
        for patrol, text in dict.fromkeys(zip(patrols, self._partners.read(table.at, len(patrols)))):
            both = joined((self._seen.get(patrol, ""), self._constant, text))
            if patrol and both != self._seen[patrol]:
                self._seen[patrol] = found[patrol] = both
        return found

    def _days(self, table: Table, name: str) -> list[date | None]:
        """Return the days of a column; where their order is open they are left out, as the finds tell the days."""
        if name not in self._told:
            return [None] * len(table.rows)
        try:
            return read_days(table, name)[0]
        except DayOrderError:
            return [None] * len(table.rows)


def partner_columns(table: Table, reading: Reading) -> PartnerColumns:
    """Return the columns that tell partners: the one that the user named, and those that are known by their headers."""
    used = {at for name, at in table.columns.items() if name != "partners"} | set(table.categories)
    headers = ["" if at in used else header for at, header in enumerate(table.headers)]
    return PartnerColumns(headers, reading.personal, table.columns.get("partners"))


def _truth(text: str) -> bool | None:
    plain = text.casefold()
    return True if plain in TRUE else False if plain in FALSE else None
