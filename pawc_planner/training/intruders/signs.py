"""What walks leave behind: camps, snares, cut wood and tracks along the way, and the harm at the target."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from ..clock import DAY
from ..ground.terrain import Terrain
from ..parameters import Kind, SignKind
from .trip import Walk
from .ways import Ways

ASIDE_M = 120.0  # signs lie beside the line of a way (assumption)
SPREAD_M = {"stands": 600.0, "forest": 900.0, "sandbanks": 80.0, "fields": 300.0}  # harm about its target (assumption)
SHORTEST_DAYS = 2.0


def lives(mean_days: float | np.ndarray, n: int, rng: np.random.Generator) -> np.ndarray:
    """Draw how long signs last, seconds, shape (n,): most near the mean, none less than two days (assumption)."""
    return DAY * np.maximum(SHORTEST_DAYS, mean_days * rng.gamma(4.0, 0.25, n))


def leave_signs(
    terrain: Terrain, ways: Ways, walks: Sequence[Walk], kind: Kind, rng: np.random.Generator
) -> pd.DataFrame:
    """Return the signs of walks, inside the park or at a target.

    Returns
    -------
    pandas.DataFrame
        ``sign, kind, category, trip, x, y`` (park's CRS), ``left, gone`` (UTC epoch seconds), ``ease, harm`` (True for
        the sign of the harm itself), ``girth_cm`` (trees only).
    """
    frames = [_along(ways, walks, sign, rng) for sign in kind.signs] + [_harm(ways, walks, kind, rng)]
    frame = pd.concat(frames, ignore_index=True)
    cells = terrain.spec.cells_at(frame["x"].to_numpy(), frame["y"].to_numpy())
    inside = (cells >= 0) & terrain.inside.ravel()[np.maximum(cells, 0)]
    frame = frame[inside | frame["harm"].to_numpy(bool)].sort_values(["left", "trip", "kind", "x"], kind="stable")
    frame = frame.reset_index(drop=True)
    frame.insert(0, "sign", np.arange(len(frame)))
    return frame


def _along(ways: Ways, walks: Sequence[Walk], sign: SignKind, rng: np.random.Generator) -> pd.DataFrame:
    """Leave one kind of sign on the part of each way in that was walked."""
    number = rng.poisson(sign.per_trip, len(walks))
    of = np.repeat(np.arange(len(walks)), number)
    share = sign.first + (sign.last - sign.first) * rng.random(len(of))
    start = np.array([ways.start[walk.way] for walk in walks], np.int64)
    n_in = np.array([walk.journey.n_in for walk in walks], np.int64)
    point = (share * (n_in[of] - 1)).astype(np.int64) if len(of) else np.empty(0, np.int64)
    t = np.array([walks[i].journey.t[p] for i, p in zip(of, point)], float)
    walked = t < np.array([walks[i].until for i in of], float)
    at = (start[of] + point if len(of) else point)[walked]
    lasts = lives(sign.days, len(of), rng)[walked]
    aside = rng.normal(0, ASIDE_M, (2, len(of)))[:, walked]
    trips = np.array([walk.trip for walk in walks], np.int64)
    return pd.DataFrame({
        "kind": sign.name, "category": sign.category, "trip": trips[of][walked],
        "x": (ways.x[at] + aside[0]).round(1), "y": (ways.y[at] + aside[1]).round(1), "left": t[walked].round(),
        "gone": (t[walked] + lasts).round(), "ease": sign.ease, "harm": False, "girth_cm": np.nan,
    })


def _harm(ways: Ways, walks: Sequence[Walk], kind: Kind, rng: np.random.Generator) -> pd.DataFrame:
    number = np.array([int(walk.harm) for walk in walks], np.int64)
    of = np.repeat(np.arange(len(walks)), number)
    end = np.array([ways.start[walk.way] + walk.journey.n_in - 1 for walk in walks], np.int64)[of]
    aside = rng.normal(0, SPREAD_M[kind.targets], (2, len(of)))
    arrive = np.array([walk.journey.arrive for walk in walks], float)
    leave = np.array([walk.journey.leave for walk in walks], float)
    t = (arrive + (leave - arrive) * 0.5)[of].round() if len(of) else np.empty(0)
    lasts = lives(kind.harm_days, len(of), rng)
    trips = np.array([walk.trip for walk in walks], np.int64)
    girth = (rng.gamma(9, 14, len(of)) + 30).round(1)
    return pd.DataFrame({
        "kind": "stump" if kind.targets == "stands" else "harm", "category": kind.harm_category, "trip": trips[of],
        "x": (ways.x[end] + aside[0]).round(1), "y": (ways.y[end] + aside[1]).round(1), "left": t,
        "gone": (t + lasts).round(), "ease": kind.harm_ease, "harm": True,
        "girth_cm": girth if kind.targets == "stands" else np.nan,
    })
