"""How maps did on past cycles, in the site database."""

from __future__ import annotations

import math

import pandas as pd

from .store import SiteStore
from .writer import Writer

TABLE = "evaluations"
MAP = "map:"  # start of a subject: a map and not a plan
ALL = "all"  # all cycles together
_ENDS = {
    "hit_percent": ("hit_low", "hit_high"), "than_density": ("than_density_low", "than_density_high"),
    "than_random": ("than_random_low", "than_random_high"),
}
_KEYS = ("map", "area_percent")


def write_scores(writer: Writer, scores: pd.DataFrame, by_cycle: pd.DataFrame) -> int:
    """Put scores in place of those that the site holds; return the rows written.

    Parameters
    ----------
    writer : Writer
        Of an open transaction.
    scores : pandas.DataFrame
        ``map, area_percent`` and measures, all cycles together (``BacktestResult.scores``).
    by_cycle : pandas.DataFrame
        ``map, cycle, hits, finds, km``.
    """
    writer.delete(TABLE, "subject LIKE ?", (f"{MAP}%",))
    rows = [*_pooled(scores), *_cycles(by_cycle)]
    return writer.insert(TABLE, rows)


def read_scores(store: SiteStore) -> pd.DataFrame:
    """Return ``map, area_percent`` and a column for each measure, all cycles together; empty when nothing was tried."""
    rows = store.read(TABLE, "cycle_id = ? AND subject LIKE ?", (ALL, f"{MAP}%"))
    if rows.empty:
        return pd.DataFrame(columns=list(_KEYS))
    subject = rows["subject"].str.removeprefix(MAP).str.split("@", expand=True)
    rows = rows.assign(map=subject[0], area_percent=subject[1].astype(float))
    order = list(dict.fromkeys(zip(rows["map"], rows["area_percent"])))
    values = rows.pivot(index=list(_KEYS), columns="measure", values="value")
    for measure, (low, high) in _ENDS.items():
        part = rows[rows["measure"] == measure].set_index(list(_KEYS))
        values[low], values[high] = part["low"], part["high"]
    return values.loc[order].reset_index().rename_axis(columns=None)


def _pooled(scores: pd.DataFrame) -> list[dict[str, object]]:
    ends = {end for pair in _ENDS.values() for end in pair}
    found = []
    for row in scores.to_dict("records"):
        subject = f"{MAP}{row['map']}@{row['area_percent']:g}"
        for measure, value in row.items():
            if measure in _KEYS or measure in ends or not _is_known(value):
                continue
            low, high = (row.get(end) for end in _ENDS.get(str(measure), ("", "")))
            found.append({"cycle_id": ALL, "subject": subject, "measure": measure, "value": float(value),
                          "low": low if _is_known(low) else None, "high": high if _is_known(high) else None})
    return found


def _cycles(by_cycle: pd.DataFrame) -> list[dict[str, object]]:
    return [
        {"cycle_id": row["cycle"], "subject": f"{MAP}{row['map']}", "measure": measure, "value": float(row[measure])}
        for row in by_cycle.to_dict("records") for measure in ("hits", "finds", "km")
    ]


def _is_known(value: object) -> bool:
    return isinstance(value, (int, float)) and math.isfinite(value)
