"""Camera plans to compare with; each returns all cameras that stand in the cycle."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ...base.errors import NoDataError
from ...base.progress import Progress
from ...base.words import QT_TRANSLATE_NOOP
from ...site.steps.cameras import MIN_SPACING_M, cameras_for
from ..scoring.reading import camera_frame, cameras_of_rows
from .known import Known
from .overlay import suitability
from .request import Request

OVERLAY_SPACING_M = 1_000.0  # else the best of a smooth map stand side by side; assumption
_NO_SITE = QT_TRANSLATE_NOOP("PawcPlanner", "no place inside the site has cell signal and can be walked to")
_CHECK = QT_TRANSLATE_NOOP("PawcPlanner", "Check the layer of cell signal (addlayer, role signal).")


def keep_standing(known: Known, request: Request, progress: Progress) -> pd.DataFrame:
    """Add nothing: the cameras that stand."""
    return known.standing


def random_sites(known: Known, request: Request, progress: Progress) -> pd.DataFrame:
    """Add cameras at places drawn at random among those inside the site that have signal and can be walked to."""
    places = open_places(known, request)
    order = np.random.default_rng(request.seed).permutation(len(places))
    return _added(known, places[order], request.cameras, MIN_SPACING_M)


def weighted_overlay(known: Known, request: Request, progress: Progress) -> pd.DataFrame:
    """Add cameras where a weighted overlay of factors is best, signal the heaviest (:func:`suitability`).

    A place without signal is no place for a camera that calls, however well it does otherwise. The best places are
    taken in turn, none nearer than 1 km to another camera.
    """
    places = open_places(known, request)
    value = suitability(known)[places]
    return _added(known, places[np.argsort(-value, kind="stable")], request.cameras, OVERLAY_SPACING_M)


def pawc_cameras(known: Known, request: Request, progress: Progress) -> pd.DataFrame:
    """Add cameras where our own planner puts them; nothing is stored."""
    placed = cameras_for(known.evidence, known.maps, known.cycle, request.cameras, progress)
    return cameras_of_rows(placed.cameras)


def open_places(known: Known, request: Request) -> np.ndarray:
    """Return the nodes where a camera may stand: mostly inside the site, with signal, on ground that can be walked.

    Raises
    ------
    NoDataError
        When cameras are asked for and there is no such place.
    """
    graph = known.graph("foot")
    cell = known.grid.spec.cells_at(*graph.spec.centres())
    inside = (cell >= 0) & (known.grid.weight.ravel()[np.maximum(cell, 0)] >= 0.5)
    places = np.flatnonzero(inside & graph.passable & known.signal_at_nodes)
    if not len(places) and request.cameras:
        raise NoDataError(what=_NO_SITE, remedy=_CHECK)
    return places


def _added(known: Known, ranked: np.ndarray, number: int, spacing_m: float) -> pd.DataFrame:
    """Take the first ``number`` nodes that keep their distance from all other cameras; fewer where there is no room."""
    x, y = known.graph("foot").spec.centres(ranked)
    free = np.ones(len(ranked), dtype=bool)
    for camera in known.standing.itertuples(index=False):
        free &= np.hypot(x - camera.x, y - camera.y) >= spacing_m
    chosen: list[int] = []
    while len(chosen) < number and free.any():
        first = int(np.argmax(free))
        chosen.append(first)
        free &= np.hypot(x - x[first], y - y[first]) >= spacing_m
    new = camera_frame(x[chosen], y[chosen], known.signals(x[chosen], y[chosen]))
    return pd.concat([frame for frame in (known.standing, new) if len(frame)] or [new], ignore_index=True)
