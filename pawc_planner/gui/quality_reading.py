"""What the window on data quality shows, read from the site in the background as plain rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..base.progress import Progress, step
from ..base.series import Series
from ..bridge.messages import message

if TYPE_CHECKING:
    import pandas as pd

    from ..site.store import SiteStore

Row = tuple[Any, ...]
COUNTED = ("read", "stored", "repaired", "present", "quarantined")


@dataclass(frozen=True)
class QualityShown:
    """Rows of the tables, in the order of their columns on screen, and the charts.

    Attributes
    ----------
    imports, counts, aside, repairs, kilometres : sequence of tuple
        See the titles in ``quality_tables``.
    open_rows : int
        How many records are set aside; ``aside`` may show fewer.
    charts : mapping
        {kind: {source: Series of records per month}}.
    """

    imports: Sequence[Row] = ()
    counts: Sequence[Row] = ()
    aside: Sequence[Row] = ()
    repairs: Sequence[Row] = ()
    kilometres: Sequence[Row] = ()
    open_rows: int = 0
    charts: Mapping[str, Mapping[str, Series]] = field(default_factory=dict)


def read_quality(site: Path, progress: Progress) -> QualityShown:
    """Read all of it; runs in another thread."""
    from ..site.quality import quality
    from ..site.reconciliation import reconciliation
    from ..site.store import SiteStore

    with SiteStore.open(site) as store:
        found = quality(store)
        step(progress, 0.4)
        kilometres = reconciliation(store)
        step(progress, 0.8)
        return QualityShown(
            [_import(row) for row in found.imports.to_dict("records")],
            [(row["kind"], *(row[name] for name in COUNTED)) for row in found.counts.to_dict("records")],
            [_aside(row) for row in found.quarantine.to_dict("records")],
            _repairs(store),
            [_kilometres(row) for row in kilometres.to_dict("records")],
            found.open_rows, found.months,
        )


def _import(row: Mapping[str, Any]) -> Row:
    from ..i18n import translate

    kept = translate("PawcPlanner", "yes") if row["personal_kept"] else ""
    return (
        row["import_id"], f"{row['finished']:%Y-%m-%d %H:%M}", row["files"], row["source"], row["kind"],
        *(row[name] for name in COUNTED), _known(row["raw_km"]), kept,
    )


def _aside(row: Mapping[str, Any]) -> Row:
    return (row["fid"], row["source"], _known(row["row"]), row["kind"], message(row["message"]), row["content"])


def _repairs(store: SiteStore) -> list[Row]:
    """Return the repairs of each import by rule, with the first change as an example."""
    repairs: pd.DataFrame = store.read("repairs")
    batches = store.read("import_batches").set_index("fid")["import_id"]
    repairs = repairs.assign(import_id=repairs["batch_id"].map(batches))
    rows = []
    for (import_id, rule), found in repairs.groupby(["import_id", "rule"], sort=True):
        first = found.iloc[0]
        example = f"{first['field']}: {first['from_value'][:60]} → {first['to_value'][:60] or '–'}".replace("\n", " ")
        rows.append((int(import_id), rule, int(found["records"].sum()), message(first["reason"]), example))
    return rows


def _kilometres(row: Mapping[str, Any]) -> Row:
    return (
        row["month"], row["patrol_id"], row["station"], row["team"], row["transport"], row["leg_days"],
        *(_known(row[name]) for name in ("source_km", "raw_km", "clean_km", "inside_km", "ratio")),
        "; ".join(message(cause) for cause in row["why"]),
    )


def _known(value: Any) -> Any:
    return None if value is None or value != value else value
