"""Finds that the site has from another kind of export of the same patrols.

A folder of a park may hold its patrols as XML and the result of a query over them: the same finds twice, whose
attributes are not written alike. They are told by patrol, waypoint, category and time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from ..site.store import SiteStore
from .ledger import Ledger
from .records import PointRecord

_FORMATS = frozenset(("smart_xml", "table", "spreadsheet", "vector"))  # in which SMART's finds come

Identity = tuple[str, str, str, str]


class OtherExports:
    """Tells the finds of one file that came before in another format, each as often as it did.

    Parameters
    ----------
    store : SiteStore
        The site, in the transaction of the import.
    ledger : Ledger
        Accounts of this import, whose files are not in the site yet.
    file : int
        Number of the file in them.
    earlier : mapping of int to str
        Format by number of the batches of earlier imports (:func:`earlier_formats`).
    """

    def __init__(self, store: SiteStore, ledger: Ledger, file: int, earlier: Mapping[int, str]) -> None:
        own = ledger.files[file].format
        others = _FORMATS - {own} if own in _FORMATS else frozenset()
        self._store = store
        self._others = {batch for batch, kind in earlier.items() if kind in others}
        self._others |= {one.batch_id for one in ledger.files[:file] if one.format in others}
        self._days: dict[date, Counter[Identity]] = {}
        self._keys: set[str] = set()

    def has(self, record: PointRecord, key: str) -> bool:
        """Return True for a find that came before, and for a copy of it in the same file (``key``)."""
        values = record.values
        if not self._others or record.table != "observations" or not values.get("day"):
            return False
        if key in self._keys:
            return True
        identity, left = _identity(values), self._of(values["day"])
        if not (identity[0] and identity[1]) or not left[identity]:
            return False
        left[identity] -= 1
        self._keys.add(key)
        return True

    def _of(self, day: date) -> Counter[Identity]:
        if day not in self._days:
            finds = self._store.read("observations", "day = ?", (day.isoformat(),))
            rows = finds[finds["batch_id"].isin(self._others)].to_dict("records")
            self._days[day] = Counter(map(_identity, rows))
        return self._days[day]


def earlier_formats(store: SiteStore) -> dict[int, str]:
    """Return the format by number of the batches that may hold finds of SMART."""
    batches = store.read("import_batches")
    return {batch: kind for batch, kind in zip(batches["fid"], batches["format"]) if kind in _FORMATS}


def _identity(values: Mapping[str, Any]) -> Identity:
    time = "" if pd.isna(values["time"]) else values["time"].strftime("%H:%M:%S")
    return str(values["patrol_id"] or ""), str(values["waypoint_id"] or ""), str(values["category"]), time
