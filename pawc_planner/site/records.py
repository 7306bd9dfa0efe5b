"""Run records: what was computed, from what, so that a printed page can be remade."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timezone
from typing import Any

from ..about import version
from ..base.words import Sentence
from .writer import Writer


def run_record(
    writer: Writer,
    cycle_id: str,
    algorithm: str,
    parameters: Mapping[str, Any],
    results: Mapping[str, Any],
    notes: Iterable[Sentence | str] = (),
    inputs_hash: str = "",
) -> None:
    """Keep one run: parameters, key numbers, notes and the fingerprint of the tables it read.

    Notes are kept as JSON, each ``{"template": …, "facts": {…}}``, so that they can be shown in another language.
    """
    writer.insert("run_records", [{
        "cycle_id": cycle_id, "algorithm": algorithm, "parameters": dict(parameters), "results": dict(results),
        "notes": sentences(notes), "inputs_hash": inputs_hash, "version": version(),
        "finished": datetime.now(timezone.utc),
    }])


def sentences(notes: Iterable[Sentence | str]) -> list[dict[str, Any]]:
    """Return notes in the form in which they are kept as JSON."""
    kept = [note if isinstance(note, Sentence) else Sentence("{text}", {"text": str(note)}) for note in notes]
    return [{"template": note.template, "facts": dict(note.facts)} for note in kept]
