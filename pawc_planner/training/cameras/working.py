"""When cameras work, and when their pictures are seen."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..clock import DAY, HOUR, midnight
from ..parameters import CameraParams, ParkParams

WATCH = ["camera_id", "x", "y", "signal", "from_t", "to_t", "card_t"]
# shapes of gamma distributions: batteries last alike, services come when somebody has time; spread of delays (assumed)
BATTERY_SHAPE, SERVICE_SHAPE, DELAY_SPREAD = 9.0, 2.0, 0.8


def watches(
    deployments: pd.DataFrame, spans: pd.DataFrame, params: ParkParams, rng: np.random.Generator
) -> pd.DataFrame:
    """Return the intervals in which cameras really work.

    Parameters
    ----------
    deployments : pandas.DataFrame
        As in :class:`.history.CameraHistory`.
    spans : pandas.DataFrame
        Per deployment ``start`` (day of the history), ``end`` (day on which it stops for good) and ``found`` (day on
        which somebody takes it away); inf for not in the history.
    params : ParkParams
        Life of batteries, and time to service.

    Returns
    -------
    pandas.DataFrame
        ``camera_id, x, y, signal, from_t, to_t, card_t``, by start; times are whole UTC epoch seconds.
    """
    noon, last = midnight(params.first_day) + 12 * HOUR, midnight(params.end)
    rows = []
    for stand, span in zip(deployments.itertuples(), spans.itertuples()):
        end = min(noon + DAY * span.end, last)
        taken = np.inf if stand.status in ("active", "lost") else noon + DAY * span.found
        begin = noon + DAY * span.start
        while begin < end:
            empty = begin + np.round(DAY * _gamma(params.cameras.battery_days, BATTERY_SHAPE, rng))
            served = empty + np.round(DAY * _gamma(params.cameras.service_days, SERVICE_SHAPE, rng))
            still = served < min(end, last)
            rows.append((stand.camera_id, stand.x, stand.y, stand.signal, begin, min(empty, end),
                         served if still else taken))
            begin = served if still else end
    frame = pd.DataFrame(rows, columns=WATCH)
    return frame.sort_values(["from_t", "camera_id"], kind="stable", ignore_index=True)


def _gamma(mean: float, shape: float, rng: np.random.Generator) -> float:
    return float(rng.gamma(shape, mean / shape))


def sent_times(
    watch: pd.DataFrame, rows: np.ndarray, t: np.ndarray, cameras: CameraParams, rng: np.random.Generator
) -> np.ndarray:
    """Return when pictures are seen: minutes later with signal, hours later in an outage, else from the card.

    Parameters
    ----------
    watch : pandas.DataFrame
        Of the history.
    rows : ndarray of int, shape (n,)
        Row of ``watch`` that took each picture.
    t : ndarray, shape (n,)
        When it was taken, UTC epoch seconds.
    cameras : CameraParams
        Delays and outages.
    rng : numpy.random.Generator
        Three draws per picture, whatever its camera.

    Returns
    -------
    ndarray, shape (n,)
        UTC epoch seconds, whole; inf for a picture that nobody ever sees.
    """
    signal = watch["signal"].to_numpy(float)[rows]
    card = watch["card_t"].to_numpy(float)[rows]
    chance = np.minimum(cameras.outage / np.maximum(signal, 0.5), 1.0)
    out = rng.random(len(t)) < chance
    delay = 60 * cameras.delay_minutes * np.exp(DELAY_SPREAD * rng.standard_normal(len(t)))
    delay = delay + out * rng.exponential(HOUR * cameras.outage_hours, len(t))
    return np.minimum(np.where(signal > 0, np.asarray(t, float) + np.maximum(np.round(delay), 1.0), np.inf), card)
