"""Column mappings that are kept in the site, so that the same log need not be explained twice."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from ..base.words import QT_TRANSLATE_NOOP
from ..site.store import SiteStore
from .errors import MappingError
from .mapping import EXAMPLE, KnownTable, known_table, read_mapping, signature

_NO_NAME = QT_TRANSLATE_NOOP("PawcPlanner", "it has no name")


@dataclass(frozen=True)
class SavedMapping:
    """A mapping with its name, the kind of records and the fingerprint of the headers it is for."""

    name: str
    kind: str
    signature: str
    mapping: Mapping[str, Any]

    def table(self) -> KnownTable:
        """Return it as readers of tables look it up."""
        return KnownTable(self.signature, self.kind, read_mapping(self.mapping))


def used_mapping(saved: Sequence[SavedMapping], headers: Sequence[str]) -> str:
    """Return the name of the saved mapping with which a table of these headers is read, "" when there is none."""
    tables = [mapping.table() for mapping in saved]
    found = known_table(tables, headers)
    return next((mapping.name for mapping, table in zip(saved, tables) if table is found), "")


def saved_mappings(store: SiteStore) -> tuple[SavedMapping, ...]:
    """Return the mappings of a site, the newest last; one that cannot be understood any more is passed over."""
    found = []
    rows = store.read("column_mappings").sort_values(["saved", "fid"])
    for name, kind, fingerprint, text in zip(rows["name"], rows["kind"], rows["signature"], rows["mapping"]):
        try:
            mapping = json.loads(text)
            read_mapping(mapping)
        except (ValueError, AttributeError, TypeError):
            continue
        found.append(SavedMapping(name, kind, fingerprint, mapping))
    return tuple(found)


def save_mapping(
    store: SiteStore, name: str, kind: str, headers: Sequence[str], mapping: Mapping[str, Any]
) -> SavedMapping:
    """Keep a mapping under a name, in place of one of that name; tables with the same headers are read with it.

    Raises
    ------
    MappingError
        The mapping or its name cannot be used.
    """
    if not name.strip():
        raise MappingError(problem=_NO_NAME, example=EXAMPLE)
    read_mapping(mapping)
    saved = SavedMapping(name.strip(), kind, signature(headers), dict(mapping))
    row = {
        "name": saved.name, "kind": kind, "signature": saved.signature, "mapping": saved.mapping,
        "saved": datetime.now(timezone.utc),
    }
    with store.transaction() as writer:
        writer.insert("column_mappings", [row], on_conflict="replace")
    return saved


def forget_mapping(store: SiteStore, name: str) -> bool:
    """Take a mapping out of the site; return whether there was one of that name."""
    with store.transaction() as writer:
        return writer.delete("column_mappings", "name = ?", (name,)) > 0
