"""Tables from any source, read twice: once for how they are written, once for their records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ...base.progress import step
from ..reading import Reading
from ..records import Part, SetAside
from ..smart.queries import PATROLS
from ..smart.ways import WayReader
from .errors import EmptyTableError, TooManyFaultsError
from .evidence import QUERY_DATES, Decisions, Evidence
from .point_tables import PointReader
from .rows import RowSource
from .shifted_rows import put_back
from .table import Table, chunks, open_table
from .track_tables import TrackReader

MAX_FAULTS = 200_000


def read_rows(source: RowSource, reading: Reading) -> Iterator[Part]:
    """Read the records of a table: fixes of patrols, observations, stumps, cameras, camera events or reports.

    Parameters
    ----------
    source : RowSource
        Its rows; they are gone through twice.
    reading : Reading
        What the user says and what the site knows.

    Yields
    ------
    Part
        The first names the kind, the encoding and the columns used.

    Raises
    ------
    ImportFault
        The table as a whole cannot be used: not recognised, a column missing, the order of day and month open, totals
        instead of records, or too many rows that cannot be used.
    """
    table = open_table(source, reading)
    rows, evidence = _look(source, table, reading)
    if not rows:
        raise EmptyTableError(file=source.name)
    decisions = evidence.settle(source.name, table.mapping, reading.places)
    reader = _reader(table, reading, decisions)
    done = 0
    faults = _Faults(source.name)
    for chunk, aside in chunks(source, table, reading.personal):
        done += len(chunk.rows) + len(aside)
        if table.query != PATROLS:
            chunk, aside = put_back(chunk, aside, decisions, reading.places, reading.personal)
        part = reader.read(chunk)
        part.aside += aside
        part.origin, part.encoding, part.mapping = source.name, source.encoding, table.used(decisions.day_first)
        faults.count(part)
        yield part
        step(reading.progress, 0.4 + 0.6 * done / rows)


def _look(source: RowSource, table: Table, reading: Reading) -> tuple[int, Evidence]:
    """Go through the rows once; return how many there are and what all of them show about how they are written."""
    rows, evidence = 0, Evidence()
    for chunk, aside in chunks(source, table, reading.personal):
        rows += len(chunk.rows) + len(aside)
        if table.query != PATROLS:
            evidence.look(chunk)
        elif table.has("place"):
            evidence.look_at_dates(chunk, QUERY_DATES)
        step(reading.progress, min(0.4, 0.4 * rows / max(source.size, 1_000_000)))
    return rows, evidence


def _reader(table: Table, reading: Reading, decisions: Decisions) -> PointReader | TrackReader | WayReader:
    if table.query == PATROLS:
        return WayReader(table, reading, decisions)
    reader = TrackReader if table.kind == "patrols" else PointReader
    return reader(table, reading, decisions)


class _Faults:
    """Counts the rows that cannot be used, and refuses a file that has far too many."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._count = 0
        self._reasons: Counter[str] = Counter()

    def count(self, part: Part) -> None:
        """Add those of a portion."""
        found = [*_reasons(part.aside), *(record.problem[1] for record in part.points if record.problem)]
        self._count += len(found)
        self._reasons.update(found)
        if self._count > MAX_FAULTS:
            reasons = "; ".join(reason.rstrip(".") for reason, _ in self._reasons.most_common(3))
            raise TooManyFaultsError(file=self._file, count=MAX_FAULTS, reasons=reasons)


def _reasons(aside: Iterable[SetAside]) -> Iterator[str]:
    return (record.message for record in aside)
