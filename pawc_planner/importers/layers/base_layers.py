"""Bringing base layers (stations, roads, rivers, elevation …) into a site."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from ...base.params import one_of
from ...base.progress import Part, Progress, Silent, step
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ...site.errors import OpenedForReading
from ...site.rasters import import_raster, read_raster
from ...site.schema import BY_NAME, LAYER_ROLES, RASTER_ROLES, Table
from ...site.store import SiteStore
from ...site.values import is_empty
from ...site.writer import Writer
from ..errors import CountsError
from .features import PreparedLayer, look_at_distance, prepare, to_site_crs
from .vectors import read_vector


@dataclass(frozen=True)
class LayerReport:
    """What became of the features of a layer: ``stored + repaired + present + quarantined == read``.

    ``present`` are features that were there already, which only happens with ``append``.
    """

    role: str
    read: int
    stored: int
    repaired: int
    quarantined: int
    notes: tuple[Sentence, ...] = ()
    present: int = 0

    def __post_init__(self) -> None:
        total = self.stored + self.repaired + self.present + self.quarantined
        if total != self.read:
            raise CountsError(file=self.role, read=self.read, total=total)


def add_layer(
    store: SiteStore, source: Path, role: str, *, layer: str = "", append: bool = False, encoding: str = "",
    progress: Progress = Silent(),  # noqa: B008 - Silent has no state
) -> LayerReport:
    """Bring a vector layer or raster into the site under its role, in place of what was there unless ``append``.

    Parameters
    ----------
    store : SiteStore
        Site, open for writing.
    source : Path
        File of the layer, in any CRS that it states.
    role : str
        One of ``schema.LAYER_ROLES`` or ``schema.RASTER_ROLES``.
    layer : str
        Layer of the file; "" when it holds one.
    append : bool
        Keep the features that are there; what is there already in the same place with the same values is not doubled.
    encoding : str
        Text encoding; "" finds it out.
    progress : Progress
        Told how far it is; can cancel, and then nothing is changed.

    Returns
    -------
    LayerReport
        What became of each feature.

    Raises
    ------
    LayerUnreadable, LayerChoice, LayerEmpty, LayerWithoutCrs, LayerWrongType, LayerFar, RasterUnusable
    """
    one_of("ROLE", role, LAYER_ROLES + RASTER_ROLES)
    if not store.writable:
        raise OpenedForReading(path=store.path)
    if role in RASTER_ROLES:
        return _add_raster(store, Path(source), role, progress)
    step(progress, 0.0)
    path = Path(str(source).partition("|")[0])
    frame = read_vector(Path(source), layer, encoding)
    own_crs = frame.crs.to_string() if frame.crs else ""
    frame = to_site_crs(frame, store.info.crs, path.name)
    look_at_distance(frame, store.boundary(), path.name, own_crs)
    ready = prepare(frame, BY_NAME[role], path.name, Part(progress, 0.1, 0.9), store.boundary())
    with store.transaction() as writer:
        report = write_layer(writer, store, ready, file_hash(path), append=append)
        step(progress, 1.0)
    return report


def write_layer(
    writer: Writer, store: SiteStore | None, ready: PreparedLayer, sha256: str, *, append: bool = False
) -> LayerReport:
    """Write a prepared layer with its repairs, its quarantine and the row of its import."""
    role = ready.plan.name
    rows = dict(ready.rows)
    present, before = 0, writer.last_fid(role)
    if append and store is not None:
        there = {_signature(row, ready.plan) for row in store.read(role).to_dict("records")}
        rows = {number: row for number, row in rows.items() if _signature(row, ready.plan) not in there}
        present = len(ready.rows) - len(rows)
        repairs = [repair for repair in ready.repairs if repair["row"] in rows]
    else:
        _forget(writer, role)
        repairs = ready.repairs
    repaired = len(ready.repaired & set(rows))
    counts = {
        "read": len(ready.rows) + len(ready.quarantine), "stored": len(rows) - repaired, "repaired": repaired,
        "present": present, "quarantined": len(ready.quarantine),
    }
    report = LayerReport(role, notes=_notes(ready, counts), **counts)
    batch = writer.batch(source=ready.source, sha256=sha256, kind=role, mapping=ready.mapping, **counts)
    writer.insert(role, rows.values())
    writer.note_new(writer.import_id, role, before)
    writer.insert("repairs", ({**repair, "batch_id": batch} for repair in repairs))
    writer.insert("quarantine", ({**row, "batch_id": batch} for row in ready.quarantine), on_conflict="replace")
    return report


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file, or of all files of a folder, in hex."""
    total = hashlib.sha256()
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.is_file():
            with file.open("rb") as stream:
                while block := stream.read(1 << 20):
                    total.update(block)
    return total.hexdigest()


def _forget(writer: Writer, role: str) -> None:
    """Take out what an earlier layer of this role left: its features, and what was noted about them.

    Repairs and quarantine of other roles and of imports stay. What is taken out is kept for undoing.
    """
    of_role = "batch_id IN (SELECT fid FROM import_batches WHERE kind = ?)"
    for table, where in ((role, ""), ("repairs", "table_name = ?"), ("quarantine", of_role)):
        given = (role,) if where else ()
        writer.keep_before(writer.import_id, table, where, given)
        writer.delete(table, where, given)


def _signature(row: Mapping[Any, Any], plan: Table) -> tuple[Any, ...]:
    """Return what makes a feature the same as another: its shape to the centimetre and its values."""
    shape = shapely.set_precision(shapely.normalize(row["geometry"]), 0.01, mode="pointwise")
    return (shape.wkb, *(_comparable(row.get(column.name)) for column in plan.columns))


def _comparable(value: Any) -> Any:
    if is_empty(value):
        return ""
    return value if isinstance(value, str) else float(value)


def _notes(ready: PreparedLayer, counts: dict[str, int]) -> tuple[Sentence, ...]:
    notes = list(ready.notes)
    if counts["repaired"]:
        template = QT_TRANSLATE_NOOP("PawcPlanner", "{n} features were repaired; see the table repairs.")
        notes.append(Sentence(template, {"n": counts["repaired"]}))
    if counts["quarantined"]:
        template = QT_TRANSLATE_NOOP("PawcPlanner", "{n} features were set aside; the table quarantine says why.")
        notes.append(Sentence(template, {"n": counts["quarantined"]}))
    return tuple(notes)


def _add_raster(store: SiteStore, source: Path, role: str, progress: Progress) -> LayerReport:
    """Bring a raster in; it is one record."""
    step(progress, 0.0)
    with store.transaction() as writer:
        import_raster(store, source, role)
        counts = {"read": 1, "stored": 1, "repaired": 0, "present": 0, "quarantined": 0}
        writer.batch(source=source.name, sha256=file_hash(source), kind=role, **counts)
        share = _covered(store, role)
    progress.report(1.0)
    notes = []
    if share < 0.995:
        template = QT_TRANSLATE_NOOP("PawcPlanner", "The raster covers only {percent} % of the site.")
        notes.append(Sentence(template, {"percent": round(100 * share, 1)}))
    return LayerReport(role, notes=tuple(notes), **counts)


def _covered(store: SiteStore, role: str) -> float:
    grid = store.grid()
    values = read_raster(store, role, grid.spec)
    known = np.zeros(grid.spec.shape, bool) if values is None else np.isfinite(values)
    return float(grid.weight[known].sum() / grid.weight.sum())
