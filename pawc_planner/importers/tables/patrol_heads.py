"""Patrols as the rows of a table name them: station, team, mandate and dates, once for each patrol."""

from __future__ import annotations

from datetime import date

from ..errors import DayOrderError
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
        self._wanted = "patrol_id" in table.columns and (always or bool(self._told))
        self._seen: set[str] = set()

    def read(self, table: Table) -> list[PatrolHead]:
        """Return the patrols that begin in this chunk."""
        if not self._wanted:
            return []
        first: dict[str, int] = {}
        for index, patrol in enumerate(table.column("patrol_id")):
            if patrol and patrol not in self._seen:
                self._seen.add(patrol)
                first[patrol] = index
        if not first:
            return []
        texts = {name: table.column(name) for name in self._told if name in _TEXTS}
        armed = table.column("armed")
        start, end = self._days(table, "start"), self._days(table, "end")
        return [
            PatrolHead(
                patrol, "table", armed=_truth(armed[at]), start=start[at], end=end[at],
                **{name: cells[at] for name, cells in texts.items()},
            )
            for patrol, at in first.items()
        ]

    def _days(self, table: Table, name: str) -> list[date | None]:
        """Return the days of a column; where their order is open they are left out, as the finds tell the days."""
        if name not in self._told:
            return [None] * len(table.rows)
        try:
            return read_days(table, name)[0]
        except DayOrderError:
            return [None] * len(table.rows)


def _truth(text: str) -> bool | None:
    plain = text.casefold()
    return True if plain in TRUE else False if plain in FALSE else None
