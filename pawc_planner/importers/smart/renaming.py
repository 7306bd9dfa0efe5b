"""Finds of earlier imports, given the keys of a data model that came after them.

A table has the park's words, a patrol in XML their keys. Without the data model a table's words stay as they are; once
it is there, both must tell of the same things, whichever came first.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from ...base.progress import Progress, step
from ...site.store import SiteStore, Writer
from ..attributes import count_of, plain_number
from ..ledger import Ledger
from ..points import record_key
from ..reading import Reading
from ..reasons import repair
from ..records import PointRecord

# Formats that may hold the park's words or keys; those of others are their own.
_FORMATS = ("table", "spreadsheet", "vector", "smart_xml", "smart_incidents")
_PIECE = 20_000  # finds in memory at a time
_COPIES = 10  # alike finds of one waypoint that are told apart
_OURS = frozenset(("comment", "direction", "distance", "source", "attachments", "incident_type", "observer"))


def rename_finds(
    store: SiteStore, writer: Writer, reading: Reading, ledger: Ledger, file: int, progress: Progress
) -> None:
    """Give the finds of the site the keys of its data model, where they have words of it instead.

    Each change is a repair of the import of ``file``, the data model; undoing that import brings the words back.

    Parameters
    ----------
    store, writer : SiteStore, Writer
        The site, and its open transaction.
    reading : Reading
        With the data model and what is left out.
    ledger : Ledger
        Accounts of the import.
    file : int
        Number of the data model's file in them.
    progress : Progress
        Asked whether to stop.
    """
    words = _Words(reading)
    batches = store.read("import_batches", f"format IN ({', '.join('?' * len(_FORMATS))})", _FORMATS)
    theirs = set(batches["fid"])
    last = writer.last_fid("observations")
    for start in range(0, last, _PIECE):
        step(progress, start / last)
        finds = store.read("observations", "fid > ? AND fid <= ?", (start, start + _PIECE))
        for fid, before, after in _changed(finds[finds["batch_id"].isin(theirs)], words):
            place = _place(reading, finds, fid)
            key = _key_after(before, after, place)
            if key and store.known_keys("observations", [key]):
                continue  # the same find came again with the keys
            writer.keep_before(writer.import_id, "observations", "fid = ?", (fid,))
            values = {**after, "content_key": key or before["content_key"]}
            values["is_threat"] = after["category"].startswith(tuple(store.info.threat_categories))
            writer.update("observations", fid, values)
            for name in ("category", "attributes"):
                told = [_told(values_of[name]) for values_of in (words.without_people(before), after)]
                if told[0] != told[1]:
                    change = repair(name, told[0], told[1], "data_model")
                    ledger.note_repair(file, change, "observations", before["patrol_id"], 0, key=values["content_key"])


class _Words:
    """Answers which key a word has, each once."""

    def __init__(self, reading: Reading) -> None:
        self._model, self._personal = reading.data_model, reading.personal
        self.category = lru_cache(maxsize=None)(self._category)
        self.attribute = lru_cache(maxsize=None)(self._attribute)

    def _category(self, path: str) -> str:
        if self._model.label("category", path, ""):
            return path
        return self._model.category_key([part for part in path.split(".") if part]) or path

    def _attribute(self, name: str) -> str:
        if name in _OURS or self._model.label("attribute", name, ""):
            return name
        return self._model.attribute_key(name) or name

    def attributes(self, found: Mapping[str, Any]) -> dict[str, Any]:
        """Return attributes by their keys, without what the data model knows to be personal."""
        return self._personal.clean({self.attribute(name): self._item(name, cell) for name, cell in found.items()})[0]

    def _item(self, name: str, cell: Any) -> Any:
        key = self.attribute(name)
        if key == name or not isinstance(cell, str):
            return cell
        number = plain_number(cell)
        return self._model.item_key(key, cell) or (cell if number is None else number)

    def count(self, before: Mapping[str, Any], attributes: Mapping[str, Any]) -> int:
        """Return how many were found: as stored where a column of its own said it."""
        if before["count"] != count_of(before["attributes"]):
            return int(before["count"])
        return count_of(attributes, self._model.counts)

    def without_people(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return values without the attributes that are left out, whatever they were called."""
        found = {
            name: cell for name, cell in values["attributes"].items() if not self._personal.drops(self.attribute(name))}
        return {**values, "attributes": found}


def _changed(finds: pd.DataFrame, words: _Words) -> Iterator[tuple[int, dict[str, Any], dict[str, Any]]]:
    """Yield number, values before and values after of the finds that have words instead of keys."""
    names = ["fid", "time", "day", "patrol_id", "category", "count", "attributes", "content_key"]
    for row in finds[names].to_dict("records"):
        attributes = json.loads(row["attributes"] or "{}")
        category, kept = words.category(row["category"]), words.attributes(attributes)
        if category == row["category"] and kept == attributes:
            continue
        time = None if pd.isna(row["time"]) else row["time"].to_pydatetime()
        count = 1 if pd.isna(row["count"]) else int(row["count"])
        before = {**row, "time": time, "count": count, "attributes": attributes}
        yield int(row["fid"]), before, {
            "category": category, "attributes": kept, "count": words.count(before, kept)}


def _place(reading: Reading, finds: pd.DataFrame, fid: int) -> tuple[float, float]:
    point = finds["geometry"].to_numpy()[int(np.searchsorted(finds["fid"].to_numpy(), fid))]
    lon, lat = reading.places.degrees_from(reading.places.crs, np.array([point.x]), np.array([point.y]))
    return float(lon[0]), float(lat[0])


def _key_after(before: Mapping[str, Any], after: Mapping[str, Any], place: tuple[float, float]) -> str:
    """Return the fingerprint that the find has with its keys; "" when it has that of its source's own id."""
    for copy in range(_COPIES):
        if _key(before, {}, place, copy) == before["content_key"]:
            return _key(before, after, place, copy)
    return ""


def _key(before: Mapping[str, Any], after: Mapping[str, Any], place: tuple[float, float], copy: int) -> str:
    names = ("time", "day", "patrol_id", "category", "count", "attributes")
    values = {name: {**before, **after}[name] for name in names}
    return record_key(PointRecord(0, "observations", values, *place, True, True, (), "", copy=copy))


def _told(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
