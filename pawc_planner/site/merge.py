"""Bringing the records of another copy of a site into this one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from pyproj import CRS

from ..base.params import one_of
from ..base.progress import Progress, Silent, step
from ..base.words import QT_TRANSLATE_NOOP, Sentence
from . import gpkg, migrations
from .errors import MergeRefused
from .merge_rows import Conflict, Sides
from .merge_tables import (
    KEYED_TABLES,
    join_batches,
    join_layers,
    join_leg_days,
    join_named,
    join_patrols,
    join_points,
    join_repairs,
)
from .schema import RASTER_ROLES
from .store import SiteStore, Writer

__all__ = ["Conflict", "MergeReport", "merge_sites"]

PREFERENCES = (
    QT_TRANSLATE_NOOP("PawcPlanner", "ours"), QT_TRANSLATE_NOOP("PawcPlanner", "theirs"),
    QT_TRANSLATE_NOOP("PawcPlanner", "newer"),
)
SAME_SITE_SHARE = 0.5  # two outlines of one site overlap by at least this share of the smaller one (assumption)
_OPEN = QT_TRANSLATE_NOOP("PawcPlanner", "it is the file that is open")
_OTHER_CRS = QT_TRANSLATE_NOOP("PawcPlanner", "its coordinate system is {theirs}, that of this site is {ours}")
_OTHER_ZONE = QT_TRANSLATE_NOOP("PawcPlanner", "its time zone is {theirs}, that of this site is {ours}")
_ELSEWHERE = QT_TRANSLATE_NOOP("PawcPlanner", "its outline ({name}) lies elsewhere; it is another site")


@dataclass(frozen=True)
class MergeReport:
    """What a merge did.

    Parameters
    ----------
    import_id : int
        The import that it is, for undoing; 0 when it added nothing.
    added, present, changed : mapping of str to int
        Rows per table: brought, already there, and changed or replaced here.
    conflicts : tuple of Conflict
        Records and layers that both copies hold differently.
    notes : tuple of Sentence
        What was not taken over.
    """

    import_id: int
    added: Mapping[str, int] = field(default_factory=dict)
    present: Mapping[str, int] = field(default_factory=dict)
    changed: Mapping[str, int] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    notes: tuple[Sentence, ...] = ()


class _NothingNew(Exception):
    """Raised to take back the row of a merge that brought nothing."""


def merge_sites(
    store: SiteStore, other: Path, progress: Progress = Silent(), *, prefer: str = "ours"  # noqa: B008
) -> MergeReport:
    """Bring the records of another copy of the site into this one; the other file is only read.

    Parameters
    ----------
    store : SiteStore
        Our copy, open for writing.
    other : Path
        The other copy, of this version or an older one.
    progress : Progress
        Told, and asked whether to stop; then nothing is changed.
    prefer : {"ours", "theirs", "newer"}
        Which of two different contents of the same record, leg-day or layer is kept; newer is the one that was
        imported later.

    Returns
    -------
    MergeReport

    Raises
    ------
    MergeRefused
        It is this very file, or a database of another site.
    SiteNotFound, NotASite, NewerSchema
        The other file cannot be read.
    Cancelled
        Nothing was changed.

    Notes
    -----
    Records are the same when their content key is (a leg-day: patrol, leg and day). What was undone or deleted in one
    copy and still stands in the other comes back. Plans and results are not taken over: they are computed again from
    the joined data. One merge is one import and is undone as one.
    """
    one_of("PREFER", prefer, PREFERENCES)
    other = Path(other)
    if other.exists() and other.samefile(store.path):
        raise MergeRefused(path=other, reason=_OPEN)
    with _opened_untouched(other) as theirs:
        _require_same_site(store, theirs)
        step(progress, 0.1, other.name)
        with store.transaction() as writer, gpkg.clear_faults(store.path):
            sides = Sides(
                writer, store.connection, theirs.connection, prefer, tuple(store.info.threat_categories), progress)
            import_id = _join(sides, other, progress)
        notes = _notes(store, theirs)
    progress.report(1.0)
    return MergeReport(
        import_id, dict(+sides.added), dict(+sides.present), dict(+sides.changed), tuple(sides.conflicts), notes)


def _join(sides: Sides, other: Path, progress: Progress) -> int:
    """Join all tables; return the number of the import, 0 when it brought nothing and is not kept."""
    import_id = sides.import_id
    try:
        with sides.writer.savepoint():
            # Its first file is the merge itself, which gives it its number.
            _batch(sides.writer, other)
            steps = _steps(sides)
            for number, join in enumerate(steps):
                step(progress, 0.1 + 0.85 * number / len(steps))
                join()
            if not (+sides.added or +sides.changed):
                raise _NothingNew
    except _NothingNew:
        return 0
    return import_id


def _steps(sides: Sides) -> list[Callable[[], None]]:
    return [
        partial(join_batches, sides), partial(join_patrols, sides), partial(join_leg_days, sides),
        *(partial(join_points, sides, table) for table in KEYED_TABLES),
        partial(join_repairs, sides),
        *(partial(join_named, sides, table) for table in ("column_mappings", "personal_fields")),
        partial(join_layers, sides),
    ]


def _batch(writer: Writer, other: Path) -> int:
    return writer.batch(source=other.name, kind="merge", format="site")


@contextmanager
def _opened_untouched(path: Path) -> Iterator[SiteStore]:
    with gpkg.clear_faults(path):
        connection = migrations.present_form(gpkg.private_copy(path), path)
        try:
            yield SiteStore(path, connection, write=False)
        finally:
            connection.close()


def _require_same_site(store: SiteStore, theirs: SiteStore) -> None:
    ours = store.info
    if CRS.from_user_input(ours.crs) != CRS.from_user_input(theirs.info.crs):
        reason = Sentence(_OTHER_CRS, {"theirs": theirs.info.crs, "ours": ours.crs})
        raise MergeRefused(path=theirs.path, reason=reason)
    if ours.timezone != theirs.info.timezone:
        reason = Sentence(_OTHER_ZONE, {"theirs": theirs.info.timezone, "ours": ours.timezone})
        raise MergeRefused(path=theirs.path, reason=reason)
    mine, other = store.boundary(), theirs.boundary()
    if mine.intersection(other).area < SAME_SITE_SHARE * min(mine.area, other.area):
        reason = Sentence(_ELSEWHERE, {"name": theirs.info.name})
        raise MergeRefused(path=theirs.path, reason=reason)


def _notes(store: SiteStore, theirs: SiteStore) -> tuple[Sentence, ...]:
    notes = []
    plans = theirs.count("plans")
    if plans:
        template = QT_TRANSLATE_NOOP(
            "PawcPlanner", "{n} plans of the other file were not taken over. Plan the cycle again from all the data.")
        notes.append(Sentence(template, {"n": plans}))
    for role in RASTER_ROLES:
        if getattr(theirs.info, role) and not getattr(store.info, role):
            template = QT_TRANSLATE_NOOP(
                "PawcPlanner", "The raster {role} of the other file was not taken over. Add it to this site.")
            notes.append(Sentence(template, {"role": role}))
    return tuple(notes)
