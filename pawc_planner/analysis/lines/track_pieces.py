"""Tracks cut at the edges of cells, a chunk at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ...base.progress import Progress, step
from ..grid import GridSpec
from ..resting import REST_M, REST_MINUTES, is_rest
from ..tracks import TrackSet
from .crossings import CHUNK_SEGMENTS, Pieces, split_in_chunks

CHUNK_FIXES = 1 << 16  # small enough for the processor's cache


@dataclass(frozen=True)
class TrackPieces:
    """Pieces of track segments, each inside one cell; every array has shape (p,).

    Parameters
    ----------
    part : ndarray of int64
        Row of ``TrackSet.parts``.
    cell : ndarray of int64
        Cell number, -1 outside the grid.
    x0, y0, x1, y1 : ndarray
        Ends, CRS of the tracks, metres.
    metres : ndarray
        Length.
    seconds : ndarray
        Time spent; NaN where it is not known or the segment bridges a longer gap than allowed.
    time : ndarray
        UTC epoch seconds in the middle of the piece, NaN where unknown.
    span : ndarray
        Time between its ends as recorded, seconds, whatever gap the segment bridges; NaN where unknown.
    resting : ndarray of bool
        True for pieces of a segment at rest, see :mod:`.resting`.
    """

    part: np.ndarray
    cell: np.ndarray
    x0: np.ndarray
    y0: np.ndarray
    x1: np.ndarray
    y1: np.ndarray
    metres: np.ndarray
    seconds: np.ndarray
    time: np.ndarray
    span: np.ndarray
    resting: np.ndarray

    def __len__(self) -> int:
        return len(self.part)

    def where(self, keep: np.ndarray) -> TrackPieces:
        """Return the pieces where ``keep`` is true."""
        return TrackPieces(*(getattr(self, name)[keep] for name in self.__dataclass_fields__))


def pieces_in_chunks(
    tracks: TrackSet, spec: GridSpec, progress: Progress, text: str, max_gap_hours: float = np.inf, *,
    rest_m: float = REST_M, rest_minutes: float = REST_MINUTES,
) -> Iterator[TrackPieces]:
    """Yield the pieces of all segments in their order, in chunks of bounded memory; may raise ``Cancelled``.

    Beside the tracks themselves only one chunk is in memory at a time.
    """
    for first, pieces in _split(tracks, spec, progress, text):
        yield _track_pieces(tracks, first, pieces, max_gap_hours, rest_m, rest_minutes)


@dataclass(frozen=True)
class Chunk:
    """Some successive fixes and the stretches between them, before any is cut.

    Parameters
    ----------
    begin : int
        Number of the first fix.
    t, part, cell : ndarray, shape (k,)
        Of the fixes; the cell is -1 where a fix is not well inside the grid (or nowhere).
    metres, seconds : ndarray, shape (k - 1,)
        Of the stretches.
    one_part, whole : ndarray of bool, shape (k - 1,)
        Both ends are of one part; and they lie in one cell, so that no cut is needed.
    """

    begin: int
    t: np.ndarray
    part: np.ndarray
    cell: np.ndarray
    metres: np.ndarray
    seconds: np.ndarray
    one_part: np.ndarray
    whole: np.ndarray


def chunks(
    tracks: TrackSet, spec: GridSpec, progress: Progress, text: str, fixes: int | None = None
) -> Iterator[Chunk]:
    """Yield all stretches, those that begin with ``fixes`` fixes at once; a few at once stay in the cache.

    May raise ``Cancelled``.
    """
    fixes, total = fixes or CHUNK_FIXES, len(tracks.x)
    step(progress, 0.0, text)
    for begin in range(0, total, fixes):
        own = slice(begin, begin + fixes + 1)
        x, y, t, part = tracks.x[own], tracks.y[own], tracks.t[own], tracks.part[own]
        cell = _cells_within(x, y, spec)
        one_part = part[1:] == part[:-1]
        whole = one_part & (cell[1:] == cell[:-1]) & (cell[1:] >= 0)
        dx, dy = np.diff(x), np.diff(y)
        yield Chunk(begin, t, part, cell, np.sqrt(dx * dx + dy * dy), np.diff(t), one_part, whole)
        step(progress, min(1.0, (begin + fixes) / total), text)


def metres_per_cell(tracks: TrackSet, spec: GridSpec, progress: Progress, text: str) -> np.ndarray:
    """Return the metres in each cell and nothing else, shape (cells,); may raise ``Cancelled``.

    Most segments begin and end in one cell and need no cut; only the others are split.
    """
    metres = np.zeros(spec.size)
    fixes = min(max(CHUNK_FIXES, spec.size), CHUNK_SEGMENTS)  # each chunk costs a look at all cells too
    for chunk in chunks(tracks, spec, progress, text, fixes):
        # What is not whole counts 0 here.
        where, lengths = np.where(chunk.whole, chunk.cell[1:], 0), np.where(chunk.whole, chunk.metres, 0.0)
        metres += np.bincount(where, lengths, minlength=spec.size)
        cut = np.flatnonzero(chunk.one_part & ~chunk.whole)
        for _, pieces in split_in_chunks(*_ends(tracks, chunk.begin + cut), spec):
            inside = np.flatnonzero(pieces.cell >= 0)
            lengths = chunk.metres[cut[pieces.segment[inside]]] * pieces.share[inside]
            metres += np.bincount(pieces.cell[inside], lengths, minlength=spec.size)
    return metres


def pieces_of(
    tracks: TrackSet, first: np.ndarray, spec: GridSpec, max_gap_hours: float, rest_m: float, rest_minutes: float
) -> Iterator[TrackPieces]:
    """Yield the pieces of the segments that begin with the fixes ``first``, with bounded memory."""
    for _, pieces in split_in_chunks(*_ends(tracks, first), spec):
        yield _track_pieces(tracks, first, pieces, max_gap_hours, rest_m, rest_minutes)


def _ends(tracks: TrackSet, first: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    return tracks.x[first], tracks.y[first], tracks.x[first + 1], tracks.y[first + 1]


def _cells_within(x: np.ndarray, y: np.ndarray, spec: GridSpec) -> np.ndarray:
    """Return the cell of each fix, -1 where it is not well inside the grid (or nowhere)."""
    u, v = (x - spec.west) / spec.cell_size, (spec.north - y) / spec.cell_size
    inside = (u >= 0) & (u < spec.n_cols) & (v >= 0) & (v < spec.n_rows)
    if not inside.all():
        u, v = np.where(inside, u, 0.0), np.where(inside, v, 0.0)
    cell = v.astype(np.int64) * spec.n_cols + u.astype(np.int64)
    return cell if inside.all() else np.where(inside, cell, -1)


def _split(tracks: TrackSet, spec: GridSpec, progress: Progress, text: str) -> Iterator[tuple[np.ndarray, Pieces]]:
    """Yield the first fixes of some segments and the pieces of these, in chunks of bounded memory."""
    step(progress, 0.0, text)
    total = len(tracks.x)
    for begin in range(0, total, CHUNK_SEGMENTS):
        end = min(total, begin + CHUNK_SEGMENTS)
        part = tracks.part[begin:end + 1]
        first = begin + np.flatnonzero(part[1:] == part[:-1])
        for done, pieces in split_in_chunks(*_ends(tracks, first), spec):
            yield first, pieces
            step(progress, (begin + done * (end - begin)) / total, text)


def _track_pieces(
    tracks: TrackSet, first: np.ndarray, pieces: Pieces, max_gap_hours: float, rest_m: float, rest_minutes: float
) -> TrackPieces:
    """Give pieces of segments, of which ``first`` are the first fixes, their part, places and times."""
    at = first[pieces.segment]
    x, y, t = tracks.x[at], tracks.y[at], tracks.t[at]
    dx, dy, dt = tracks.x[at + 1] - x, tracks.y[at + 1] - y, tracks.t[at + 1] - t
    metres, share = np.sqrt(dx * dx + dy * dy), pieces.share
    with np.errstate(invalid="ignore"):
        counts = (dt >= 0) & (dt <= max_gap_hours * 3600)
    return TrackPieces(
        tracks.part[at], pieces.cell, x + dx * pieces.start, y + dy * pieces.start, x + dx * pieces.end,
        y + dy * pieces.end, metres * share, np.where(counts, dt, np.nan) * share,
        t + dt * (pieces.start + pieces.end) / 2, dt * share, is_rest(metres, dt, rest_m, rest_minutes),
    )


def part_days(tracks: TrackSet) -> np.ndarray:
    """Return the local day of each part as ``date.toordinal()``, NaN where unknown; shape (parts,)."""
    code, known = pd.factorize(tracks.parts["day"])
    days = pd.Series(pd.to_datetime(known))
    ordinal = (days - pd.Timestamp(1970, 1, 1)).dt.days.to_numpy(dtype=float)
    return np.append(ordinal + pd.Timestamp(1970, 1, 1).toordinal(), np.nan)[code]
