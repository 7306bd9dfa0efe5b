"""The charts of a cycle in the site database, from which a page is made again without computing anything."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from ..base.series import Series
from .store import SiteStore
from .writer import Writer

TABLE = "cycle_series"
_SAID = ("title", "summary", "reference_title")


def write_series(writer: Writer, cycle: str, many: Iterable[Series]) -> int:
    """Put charts in place of those of a cycle; of two with one name the later counts.

    Parameters
    ----------
    writer : Writer
        Of the transaction that stores the rest of the cycle.
    cycle : str
        Name of the cycle.
    many : iterable of Series
        In the order in which they are shown. A chart without values leaves no trace.

    Returns
    -------
    int
        Rows written.
    """
    by_name = {one.name: one for one in many}
    return writer.replace_cycle(TABLE, cycle, [row for one in by_name.values() for row in _rows(one)])


def read_series(store: SiteStore, cycle: str) -> tuple[Series, ...]:
    """Return the charts of a cycle as they were written, in their order; empty when it has none."""
    rows = store.read(TABLE, "cycle_id = ?", (cycle,))
    return tuple(_series(str(name), group) for name, group in rows.groupby("name", sort=False))


def _rows(series: Series) -> Iterator[dict[str, Any]]:
    plain = series.as_dict()
    shared = {
        "name": series.name, "unit": series.unit, "kind": series.kind, "reference": plain["reference"],
        "words": json.dumps({part: plain[part] for part in _SAID}, ensure_ascii=False, default=str),
    }
    for place, label in enumerate(series.labels):
        ends = {part: plain[part][place] for part in ("low", "high") if plain[part]}
        yield {**shared, "position": place + 1, "label": label, "value": plain["values"][place], **ends}


def _series(name: str, rows: pd.DataFrame) -> Series:
    rows = rows.sort_values("position")
    first = rows.iloc[0]
    has_ends = bool(rows[["low", "high"]].notna().to_numpy().any())
    ends = {part: rows[part].tolist() if has_ends else [] for part in ("low", "high")}
    reference = None if math.isnan(first["reference"]) else float(first["reference"])
    return Series.from_dict({
        "name": name, "labels": rows["label"].tolist(), "values": rows["value"].tolist(), **ends,
        "unit": first["unit"], "kind": first["kind"], "reference": reference, **json.loads(first["words"]),
    })
