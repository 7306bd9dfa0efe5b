"""What each factor does to the risk: odds where it is high over those where it is low."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from .fitting import Curves
from .looks import Looks
from .occupancy import OccupancyModel

EFFECT_COLUMNS = ("factor", "ratio", "low", "high", "at_low", "at_high")
LOW, HIGH = 0.1, 0.9  # quantiles that are compared


def effects_of(
    model: OccupancyModel, curves: Curves, looks: Looks, factors: Mapping[str, np.ndarray]
) -> pd.DataFrame:
    """Return :data:`EFFECT_COLUMNS`, a row for each factor of the ground and for each thing that changes with time."""
    rows = [_of_ground(name, model, curves, np.asarray(factors[name], float).ravel()[looks.cells])
            for name in dict.fromkeys(curves.names)]
    first = len(model.coefficients) - len(looks.names)
    rows += [_row(name, model, np.array([first + i]), np.array([_ends(looks.columns[:, i])[1]]), (np.nan, np.nan))
             for i, name in enumerate(looks.names)]
    return pd.DataFrame(rows, columns=list(EFFECT_COLUMNS))


def _of_ground(name: str, model: OccupancyModel, curves: Curves, own: np.ndarray) -> dict[str, object]:
    known = np.where(np.isfinite(own), own, np.nanmean(own))
    order = np.argsort(known, kind="stable")
    low, high = (order[int(share * (len(order) - 1))] for share in (LOW, HIGH))
    at = np.flatnonzero([one == name for one in curves.names])
    difference = curves.columns[high, at] - curves.columns[low, at]
    return _row(name, model, 1 + at, difference, (float(known[low]), float(known[high])))


def _ends(values: np.ndarray) -> tuple[float, float]:
    """Return the lower end of a column and its change: the step of 0 and 1, else from 10th to 90th percentile."""
    unique = np.unique(values)
    if len(unique) == 2:
        return float(unique[0]), float(unique[1] - unique[0])
    low, high = np.quantile(values, (LOW, HIGH))
    return float(low), float(high - low) or float(np.ptp(values))


def _row(
    name: str, model: OccupancyModel, at: np.ndarray, difference: np.ndarray, ends: tuple[float, float]
) -> dict[str, object]:
    change = float(difference @ model.coefficients[at])
    error = float(np.sqrt(max(difference @ model.covariance[np.ix_(at, at)] @ difference, 0.0)))
    ratio, low, high = np.exp([change, change - 1.96 * error, change + 1.96 * error])
    return dict(zip(EFFECT_COLUMNS, (name, ratio, low, high, *ends)))
