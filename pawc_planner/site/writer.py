"""Writing records of a site inside one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any


class Writer:
    """Handed out by :meth:`SiteStore.transaction`; everything it does is kept or undone together.

    Rows are mappings from column name to value. ``geometry`` is a shapely geometry in the site's CRS, or
    for tables with time in M an (n, 3) array of x, y, UTC epoch seconds. Lists and dicts become JSON; dates and datetimes ISO text.
    """

    def insert(self, table: str, rows: Iterable[Mapping[str, Any]], *, on_conflict: str = "error") -> int:
        """Add rows and return how many were added; ``on_conflict`` of the table's key: error, ignore or replace."""
        raise NotImplementedError

    def replace_all(self, table: str, rows: Iterable[Mapping[str, Any]]) -> int:
        """Put ``rows`` in place of everything in the table."""
        raise NotImplementedError

    def replace_cycle(self, table: str, cycle_id: str, rows: Iterable[Mapping[str, Any]]) -> int:
        """Put ``rows`` in place of the rows of one cycle; ``cycle_id`` is filled in."""
        raise NotImplementedError

    def delete(self, table: str, where: str = "", parameters: Sequence[Any] = ()) -> int:
        """Remove rows; ``where`` is constant SQL with ``?`` for the parameters."""
        raise NotImplementedError

    def batch(self, **columns: Any) -> int:
        """Add a row of ``import_batches`` and return its id; columns left out are 0, "" or now."""
        raise NotImplementedError

    def update(self, table: str, fid: int, values: Mapping[str, Any]) -> None:
        """Change some columns of one row."""
        raise NotImplementedError
