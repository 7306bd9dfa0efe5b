"""What each piece of a track weighs: metres, seconds on the move, at rest and in camp, and how much of it by night."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ...base.progress import Progress
from ..grid import GridSpec
from ..lines.track_pieces import TrackPieces, pieces_in_chunks
from ..resting import Silences, silences
from ..tracks import TrackSet
from .params import EffortParams

MEASURES = ("metres", "seconds", "rest_seconds", "camp_seconds")


@dataclass(frozen=True)
class Measured:
    """Measures of pieces; every array has shape (p,).

    Parameters
    ----------
    metres : ndarray
        Length.
    seconds : ndarray
        Under way: between two fixes no further apart in time than a gap; 0 elsewhere.
    rest_seconds : ndarray
        At rest, within ``seconds`` or in camp.
    camp_seconds : ndarray
        At rest without being under way: nights in camp and rests between two tracks of a leg.
    timed : ndarray of bool
        True where the time is known, so that 0 seconds are none.
    day : ndarray
        Share of the piece by day, 0 to 1; NaN where no time is known.
    silent_seconds : float
        Time of all pieces that is neither under way nor rest.
    """

    metres: np.ndarray
    seconds: np.ndarray
    rest_seconds: np.ndarray
    camp_seconds: np.ndarray
    timed: np.ndarray
    day: np.ndarray
    silent_seconds: float


def measured(pieces: TrackPieces, params: EffortParams) -> Measured:
    """Measure pieces."""
    under_way = np.isfinite(pieces.seconds)
    seconds = np.where(under_way, pieces.seconds, 0.0)
    camp = np.where(pieces.resting & ~under_way, pieces.span, 0.0)
    rest = np.where(pieces.resting, seconds + camp, 0.0)
    silent = ~under_way & ~pieces.resting & (pieces.span > 0)
    day = params.day_share(pieces.time - pieces.span / 2, pieces.span)
    return Measured(
        pieces.metres, seconds, rest, camp, under_way | pieces.resting, day, float(pieces.span[silent].sum()))


def pieces_and_places(
    tracks: TrackSet, spec: GridSpec, params: EffortParams, between: Silences, progress: Progress, text: str
) -> Iterator[TrackPieces]:
    """Yield the pieces of tracks in chunks, then single fixes and nights in camp as pieces of no length."""
    yield from pieces_in_chunks(
        tracks, spec, progress, text, params.max_gap_hours, rest_m=params.rest_m, rest_minutes=params.rest_minutes)
    yield from places(tracks, spec, between)


def places(tracks: TrackSet, spec: GridSpec, between: Silences) -> Iterator[TrackPieces]:
    """Yield single fixes, then nights in camp, as pieces of no length."""
    alone = np.ones(len(tracks.x) + 1, bool)
    alone[1:-1] = tracks.part[1:] != tracks.part[:-1]
    at = np.flatnonzero(alone[1:] & alone[:-1])
    t = tracks.t[at]
    no_time = np.where(np.isfinite(t), 0.0, np.nan)
    yield _places(spec, tracks.part[at], tracks.x[at], tracks.y[at], t, no_time, no_time, False)
    span = between.end - between.start
    yield _places(spec, between.part, between.x, between.y, between.start + span / 2, span, np.full(len(span), np.nan),
                  True)


def between_parts(tracks: TrackSet, params: EffortParams) -> Silences:
    """Return what lies between the parts of each leg."""
    return silences(tracks, params.rest_m, params.rest_minutes, params.ahead_of_utc)


def _places(
    spec: GridSpec, part: np.ndarray, x: np.ndarray, y: np.ndarray, time: np.ndarray, span: np.ndarray,
    seconds: np.ndarray, resting: bool,
) -> TrackPieces:
    n = len(part)
    return TrackPieces(
        part, spec.cells_at(x, y), x, y, x, y, np.zeros(n), seconds, time, span, np.full(n, resting))
