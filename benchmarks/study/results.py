"""Results of a study, one JSON object a line, appended as they come: what is there need not be computed again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

RESULTS_FILE = "results.jsonl"


def append(folder: Path, row: dict[str, Any]) -> None:
    """Add one result; a single write, so that two processes may add at the same time."""
    line = (json.dumps(row, ensure_ascii=False, allow_nan=True) + "\n").encode("utf-8")
    with (folder / RESULTS_FILE).open("ab", buffering=0) as file:
        file.write(line)


def read(folder: Path) -> list[dict[str, Any]]:
    """Return all results; a line that was cut short when the study was stopped does not count."""
    path = folder / RESULTS_FILE
    if not path.exists():
        return []
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            rows.append(json.loads(line))
        except ValueError:
            continue
    return rows


def mend(folder: Path) -> None:
    """Remove a last line that was cut short, so that the next result starts a line of its own."""
    path = folder / RESULTS_FILE
    if not path.exists():
        return
    content = path.read_bytes()
    whole = content[: content.rfind(b"\n") + 1]
    if whole != content:
        path.write_bytes(whole)


def done(rows: list[dict[str, Any]]) -> set[tuple[int, str, str]]:
    """Return what has a result: park, ``park``, ``plan`` or ``map``, name."""
    return {(row["park"], row["what"], row["name"]) for row in rows}
