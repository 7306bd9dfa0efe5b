"""What the window on data quality shows, read from the site in the background as plain rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo
from pathlib import Path
from typing import Any

from ..base.progress import Progress, step
from ..base.series import Series
from ..bridge.messages import message
from .titles import column_title, kind_title

Row = tuple[Any, ...]
MOST_LETTERS = 80
COUNTED = ("read", "stored", "repaired", "present", "quarantined")


@dataclass(frozen=True)
class QualityShown:
    """Rows of the tables, in the order of their columns on screen, and the charts.

    Attributes
    ----------
    imports, counts, aside, repairs, kilometres : sequence of tuple
        See the titles in ``quality_tables``.
    total_km : tuple
        Kilometres of all patrols: stated, recorded, after repair, inside.
    open_rows : int
        How many records are set aside; ``aside`` may show fewer.
    charts : mapping
        {kind: {source: Series of records per month}}.
    undated : mapping
        {kind: records that have no place on a chart}.
    """

    imports: Sequence[Row] = ()
    counts: Sequence[Row] = ()
    aside: Sequence[Row] = ()
    repairs: Sequence[Row] = ()
    kilometres: Sequence[Row] = ()
    total_km: Row = ()
    open_rows: int = 0
    charts: Mapping[str, Mapping[str, Series]] = field(default_factory=dict)
    undated: Mapping[str, int] = field(default_factory=dict)


def read_quality(site: Path, progress: Progress) -> QualityShown:
    """Read all of it; runs in another thread."""
    from ..importers.formats import format_titles
    from ..site.info import zone
    from ..site.quality import quality, repair_batches
    from ..site.reconciliation import MEASURES, reconciliation, total
    from ..site.store import SiteStore

    with SiteStore.open(site) as store:
        found, here = quality(store), zone(store.info.timezone)
        step(progress, 0.4)
        kilometres = reconciliation(store)
        step(progress, 0.8)
        sums, titles = total(kilometres), format_titles()
        return QualityShown(
            [_import(row, here) for row in found.imports.to_dict("records")],
            [(row["kind"], *(row[name] for name in COUNTED)) for row in found.counts.to_dict("records")],
            [_aside(row) for row in found.quarantine.to_dict("records")],
            [_repairs(row) for row in repair_batches(store).to_dict("records")],
            sorted(map(_kilometres, kilometres.to_dict("records")), key=lambda row: row[:2]),
            tuple(_known(sums[name]) for name in MEASURES),
            found.open_rows,
            {kind: {message(titles.get(source, source)): series for source, series in sources.items()}
             for kind, sources in found.months.items()},
            found.undated,
        )


def read_repairs(site: Path, import_id: int, rule: str) -> list[Row]:
    """Read the repairs of one rule of one import one by one; runs in another thread."""
    from ..site.quality import repairs_of
    from ..site.store import SiteStore

    with SiteStore.open(site) as store:
        rows = repairs_of(store, import_id, rule).to_dict("records")
    return [
        (row["source"], _known(row["row"]), column_title(row["field"]), one_line(row["from_value"]),
         one_line(row["to_value"]), message(row["reason"]), row["record"])
        for row in rows
    ]


def one_line(text: str) -> str:
    """Return a value as it fits into a cell; "–" for what was left out."""
    return " ".join(text.split())[:MOST_LETTERS] or "–"


def _import(row: Mapping[str, Any], here: tzinfo) -> Row:
    from ..i18n import translate

    kept = translate("PawcPlanner", "yes") if row["personal_kept"] else ""
    return (
        row["import_id"], f"{row['finished'].astimezone(here):%Y-%m-%d %H:%M}", row["files"],
        *(row[name] for name in COUNTED), _known(row["raw_km"]), row["source"],
        ", ".join(kind_title(kind) for kind in row["kind"].split(", ")), kept,
    )


def _aside(row: Mapping[str, Any]) -> Row:
    is_file = row["kind"] == "file"
    number = None if is_file else _known(row["row"])
    return (row["fid"], row["source"], number, row["kind"], message(row["message"]), row["content"])


def _repairs(row: Mapping[str, Any]) -> Row:
    example = f"{column_title(row['field'])}: {one_line(row['from_value'])} → {one_line(row['to_value'])}"
    return (row["import_id"], row["rule"], row["records"], message(row["reason"]), example)


def _kilometres(row: Mapping[str, Any]) -> Row:
    return (
        row["month"], row["patrol_id"], row["leg_days"],
        *(_known(row[name]) for name in ("source_km", "raw_km", "clean_km", "inside_km", "ratio")),
        "; ".join(message(cause) for cause in row["why"]), row["station"], row["team"], row["transport"],
    )


def _known(value: Any) -> Any:
    return None if value is None or value != value else value
