"""Tracks cut at the edges of cells, a chunk at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..base.progress import Progress, step
from .crossings import split_in_chunks
from .grid import GridSpec
from .tracks import TrackSet


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

    def __len__(self) -> int:
        return len(self.part)

    def where(self, keep: np.ndarray) -> TrackPieces:
        """Return the pieces where ``keep`` is true."""
        return TrackPieces(*(getattr(self, name)[keep] for name in self.__dataclass_fields__))


def segment_seconds(tracks: TrackSet, max_gap_hours: float) -> np.ndarray:
    """Return the seconds of each segment; NaN where unknown, negative or longer than the allowed gap."""
    first = tracks.segments
    seconds = tracks.t[first + 1] - tracks.t[first]
    with np.errstate(invalid="ignore"):
        return np.where((seconds >= 0) & (seconds <= max_gap_hours * 3600), seconds, np.nan)


def pieces_in_chunks(
    tracks: TrackSet, spec: GridSpec, progress: Progress, text: str, max_gap_hours: float = np.inf
) -> Iterator[TrackPieces]:
    """Yield the pieces of all segments in their order, in chunks of bounded memory; may raise ``Cancelled``."""
    first = tracks.segments
    x, y, t = tracks.x, tracks.y, tracks.t
    seconds = segment_seconds(tracks, max_gap_hours)
    step(progress, 0.0, text)
    for done, pieces in split_in_chunks(x[first], y[first], x[first + 1], y[first + 1], spec):
        a = first[pieces.segment]
        dx, dy = x[a + 1] - x[a], y[a + 1] - y[a]
        yield TrackPieces(
            tracks.part[a], pieces.cell,
            x[a] + dx * pieces.start, y[a] + dy * pieces.start, x[a] + dx * pieces.end, y[a] + dy * pieces.end,
            np.hypot(dx, dy) * pieces.share, seconds[pieces.segment] * pieces.share,
            t[a] + (t[a + 1] - t[a]) * (pieces.start + pieces.end) / 2,
        )
        step(progress, done, text)


def part_days(tracks: TrackSet) -> np.ndarray:
    """Return the local day of each part as ``date.toordinal()``, NaN where unknown; shape (parts,)."""
    days = pd.to_datetime(tracks.parts["day"])
    ordinal = (days - pd.Timestamp(1970, 1, 1)).dt.days.to_numpy(dtype=float)
    return ordinal + pd.Timestamp(1970, 1, 1).toordinal()
