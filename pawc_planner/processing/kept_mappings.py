"""Column mappings that an import keeps in the site, or uses for several tables at once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..base.errors import ParameterError
from ..base.words import QT_TRANSLATE_NOOP, Sentence

if TYPE_CHECKING:
    from ..site.store import SiteStore

_LEFT_OUT = QT_TRANSLATE_NOOP("PawcPlanner", "left out, because there is no table with headers that MAPPING fits")
_READING = QT_TRANSLATE_NOOP("PawcPlanner", "{form}; reading it said: {fault}")
ENTRY = QT_TRANSLATE_NOOP(
    "PawcPlanner", 'a JSON list of {"name": "…", "kind": "…", "headers": […], "mapping": {…}}')
_FOR_NOW = "\u0001 {number}"  # a name that no user gives


def remember(store: SiteStore, name: str, source: Path, kind: str, mapping: Mapping[str, Any]) -> None:
    """Keep a mapping for tables with the headers of the first table of the source that it fits.

    Raises
    ------
    ParameterError
        It fits no table of the source.
    """
    from ..importers.mappings import save_mapping
    from ..importers.preview import preview

    tables = [file for file in preview(store, source, kind, mapping, rows=1).files if file.headers and not file.fault]
    if not tables:
        raise ParameterError(name="SAVE_MAPPING", value=name, expected=_LEFT_OUT)
    save_mapping(store, name, tables[0].kind, tables[0].headers, mapping)


def read_entries(text: str) -> tuple[Mapping[str, Any], ...]:
    """Read mappings of several tables; a name that is empty is that of a mapping that is not kept."""
    if not text:
        return ()
    try:
        entries = json.loads(text)
    except (ValueError, RecursionError) as fault:
        expected = Sentence(_READING, {"form": ENTRY, "fault": str(fault)})
        raise ParameterError(name="MAPPINGS", value=text[:80], expected=expected) from fault
    if not (isinstance(entries, list) and all(_is_entry(entry) for entry in entries)):
        raise ParameterError(name="MAPPINGS", value=text[:80], expected=ENTRY)
    return tuple(entries)


@contextmanager
def in_use(store: SiteStore, entries: Sequence[Mapping[str, Any]]) -> Iterator[None]:
    """Let tables with the headers of an entry be read with its mapping; those without a name are forgotten after."""
    from ..importers.mappings import forget_mapping, save_mapping

    names = [str(entry["name"]).strip() or _FOR_NOW.format(number=number) for number, entry in enumerate(entries)]
    for name, entry in zip(names, entries):
        save_mapping(store, name, str(entry["kind"]), [str(header) for header in entry["headers"]], entry["mapping"])
    yield
    for name, entry in zip(names, entries):
        if not str(entry["name"]).strip():
            forget_mapping(store, name)


def _is_entry(entry: Any) -> bool:
    return (
        isinstance(entry, dict) and {"name", "kind", "headers", "mapping"} <= set(entry)
        and isinstance(entry["headers"], list) and isinstance(entry["mapping"], dict)
    )
