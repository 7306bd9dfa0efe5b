"""Deterrence: whether fewer finds follow more patrol, told from what plain kilometres would show."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from scipy import stats

from ...base.errors import ParameterError
from ...base.params import one_of, within
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from .panel_poisson import PanelFit, fit_panel
from .raw_reading import RawReading, raw_reading
from .words import raw_sentence, verdict_sentence

DETERRENCE, MORE_AFTER_MORE, NOT_SHOWN, UNKNOWN = "deterrence", "more_after_more", "not_shown", "unknown"
PERIODS_PER_YEAR = {"month": 12, "quarter": 4, "half-year": 2}
POWER = 0.8
HARDLY_ANY_LEFT = 95.0  # percent; records that only such a fall would have shown in tell nothing
EFFECT_COLUMNS = [
    "lag", "tested", "pairs", "finds", "elasticity", "error", "percent", "percent_low", "percent_high", "p", "p_holm",
    "dispersion",
]
CHANGE_COLUMNS = ["sector", "period", "finds", "km", "log_effort_change", "log_rate_change_next"]
SECTOR_COLUMNS = ["sector", "finds", "km", "percent", "percent_low", "percent_high"]
_OF_BEST = ("percent", "percent_low", "percent_high", "p_holm")
_SHAPE = QT_TRANSLATE_NOOP("PawcPlanner", "0 or more, one for each sector and period ({shape})")


@dataclass(frozen=True)
class EffortPanel:
    """Finds and kilometres of each sector in successive periods.

    Parameters
    ----------
    sectors, periods : tuple of str
        Names; periods follow one another without a gap.
    finds, km : ndarray, shape (sectors, periods)
        Finds; kilometres on which they were made, which are also the effort.
    period : str
        ``month``, ``quarter`` or ``half-year``.
    turn : ndarray of int, shape (periods,)
        Which month, quarter or half of the year each period is, from 0.
    """

    sectors: tuple[str, ...]
    periods: tuple[str, ...]
    finds: np.ndarray
    km: np.ndarray
    period: str
    turn: np.ndarray

    def __post_init__(self) -> None:
        one_of("PERIOD", self.period, tuple(PERIODS_PER_YEAR))
        shape = (len(self.sectors), len(self.periods))
        for name in ("finds", "km"):
            values = np.asarray(getattr(self, name), float)
            if values.shape != shape or not (np.isfinite(values).all() and (values >= 0).all()):
                raise ParameterError(name=name, value=values.shape, expected=Sentence(_SHAPE, {"shape": shape}))
            object.__setattr__(self, name, values)


@dataclass(frozen=True)
class DeterrenceParams:
    """``lags``: periods after the effort that are tested; ``level`` of all intervals together; ``seed`` of chance."""

    lags: int = 3
    level: float = 0.95
    seed: int = 1

    def __post_init__(self) -> None:
        within("LAGS", self.lags, 1, 12)
        within("level", self.level, 0.5, 0.999)
        within("SEED", self.seed, 0, 2_147_483_647)


@dataclass(frozen=True)
class DeterrenceResult:
    """Whether finds per km changed after effort changed.

    Parameters
    ----------
    verdict : str
        ``deterrence``, ``more_after_more``, ``not_shown`` or ``unknown``: it cannot be told, or nothing but the end of
        nearly all finds would have been shown.
    lag : int
        Strongest tested lag in periods; 0 when none can be told.
    percent, low, high : float
        Change of finds per km in percent where effort doubled, ``lag`` periods later, with the interval that holds for
        all lags together; NaN when it cannot be told.
    p : float
        Holm's p of that lag.
    detectable_percent : float
        Fall per doubling that would have been shown in 8 of 10 such parks.
    effects : pandas.DataFrame
        One row per lag, lag 0 among them, which is not to be read; columns ``EFFECT_COLUMNS``.
    changes : pandas.DataFrame
        One row per sector and pair of periods; columns ``CHANGE_COLUMNS``.
    by_sector : pandas.DataFrame
        Slopes at the strongest lag, drawn towards their mean; columns ``SECTOR_COLUMNS``.
    raw : RawReading
        What a plot of rate against effort shows, and what chance gives.
    misleads : bool
        True when such a plot would be misread.
    sentences : tuple of Sentence
        Verdict, then the raw reading.
    """

    verdict: str
    lag: int
    percent: float
    low: float
    high: float
    p: float
    detectable_percent: float
    effects: pd.DataFrame
    changes: pd.DataFrame
    by_sector: pd.DataFrame
    raw: RawReading
    misleads: bool
    sentences: tuple[Sentence, ...]


def deterrence(panel: EffortPanel, params: DeterrenceParams | None = None) -> DeterrenceResult:
    """Test whether finds per km fall after effort rises, 1 to ``lags`` periods later.

    Notes
    -----
    Finds of a sector in a period are Poisson (clumped) with mean km · exp(sector + period + β₀ · log km now + β · log
    km ``lag`` periods before): the change of the rate against the change of effort, beside what is the sector's own and
    what all sectors share. Effort of the same period is held (β₀) because the kilometres are in the denominator of the
    rate and finds need not grow in step with them; β₀ is shown and never read. Each lag is tested on its own; the p of
    all lags are Holm's, the intervals Bonferroni's, and the verdict needs both. With one sector there are no effects of
    periods, but of the time of year and a steady trend; nothing else may then have changed.
    Sectors that were not walked in one of the two periods are left out of that pair.

    References
    ----------
    Dobson, A. D. M., Milner-Gulland, E. J., Beale, C. M., Ibbett, H. & Keane, A. (2019). Detecting deterrence from
    patrol data. Conservation Biology 33.
    Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics 6,
    65–70.
    """
    params = params or DeterrenceParams()
    fits = {lag: fit_lag(panel, lag) for lag in range(params.lags + 1)}
    tested = {lag: fit for lag, fit in fits.items() if lag and fit is not None}
    level = 1 - (1 - params.level) / max(len(tested), 1)
    effects = _effects(panel, fits, level)
    best = min(tested, key=lambda lag: (tested[lag].p_value(), lag)) if tested else 0
    dispersion = tested[best].dispersion if best else 1.0
    raw = raw_reading(panel.finds, panel.km, dispersion, params.seed)
    row = effects.set_index("lag").loc[best]
    detectable = _detectable(tested[best], level) if best else float("nan")
    verdict = _verdict(row, bool(best), 1 - params.level)
    if verdict == NOT_SHOWN and detectable > HARDLY_ANY_LEFT:
        verdict, best = UNKNOWN, 0
    percent, low, high, p = (float(row[name]) if best else float("nan") for name in _OF_BEST)
    misleads = _misleads(raw, verdict)
    said = (verdict_sentence(verdict, panel.period, best, (percent, low, high), detectable, int(panel.finds.sum())),
            *raw_sentence(raw, verdict, misleads))
    return DeterrenceResult(
        verdict, best, percent, low, high, p, detectable, effects, changes_of(panel),
        _by_sector(panel, tested.get(best), best, params.level), raw, misleads, said,
    )


def fit_lag(panel: EffortPanel, lag: int) -> PanelFit | None:
    """Fit the effect of effort ``lag`` periods before; rows of the fit count sectors × periods from ``lag`` on."""
    n_sectors, n_periods = panel.km.shape
    if n_periods - lag < 2:
        return None
    now, before = panel.km[:, lag:].ravel(), panel.km[:, : n_periods - lag].ravel()
    sector = np.repeat(np.arange(n_sectors), n_periods - lag)
    effects = np.tile(_period_effects(panel)[lag:], (n_sectors, 1))
    walked = np.flatnonzero((now > 0) & (before > 0))
    logs = [np.log(before[walked]), np.log(now[walked])] if lag else [np.log(now[walked])]
    fit = fit_panel(
        panel.finds[:, lag:].ravel()[walked], now[walked], np.column_stack(logs), sector[walked], effects[walked]
    )
    return None if fit is None else replace(fit, rows=walked[fit.rows])


def _period_effects(panel: EffortPanel) -> np.ndarray:
    """Return indicators of periods; with one sector of the time of year and the trend; shape (periods, m)."""
    n = len(panel.periods)
    if len(panel.sectors) > 1:
        return np.eye(n)
    trend = np.linspace(-1, 1, n)[:, None]
    if n < 2 * PERIODS_PER_YEAR[panel.period]:
        return trend
    turns = (np.asarray(panel.turn)[:, None] == np.unique(panel.turn)).astype(float)
    return np.column_stack([trend, turns])


def percent_per_doubling(elasticity: float) -> float:
    """Return the change of finds per km in percent where effort doubles."""
    return float(100 * np.expm1(np.log(2) * np.clip(elasticity, -50, 50)))


def _effects(panel: EffortPanel, fits: dict[int, PanelFit | None], level: float) -> pd.DataFrame:
    ordered = sorted((fit.p_value(), lag) for lag, fit in fits.items() if lag and fit is not None)
    holm, running = {}, 0.0
    for rank, (p, lag) in enumerate(ordered):
        running = max(running, min(1.0, p * (len(ordered) - rank)))
        holm[lag] = running
    rows = []
    for lag, fit in fits.items():
        row = dict.fromkeys(EFFECT_COLUMNS, float("nan")) | {"lag": lag, "tested": lag > 0, "pairs": 0, "finds": 0}
        if fit is not None:
            half = fit.half_width(level)
            ends = {"": fit.slope, "_low": fit.slope - half, "_high": fit.slope + half}
            row |= {
                "pairs": len(fit.rows), "finds": int(panel.finds[:, lag:].ravel()[fit.rows].sum()),
                "elasticity": fit.slope, "error": fit.error, "dispersion": fit.dispersion, "p": fit.p_value(),
                "p_holm": holm.get(lag, float("nan")),
                **{f"percent{end}": percent_per_doubling(slope) for end, slope in ends.items()},
            }
        rows.append(row)
    return pd.DataFrame(rows, columns=EFFECT_COLUMNS)


def _verdict(row: pd.Series, known: bool, alpha: float) -> str:
    if not known:
        return UNKNOWN
    if row["p_holm"] > alpha or row["percent_low"] <= 0 <= row["percent_high"]:
        return NOT_SHOWN
    return DETERRENCE if row["percent"] < 0 else MORE_AFTER_MORE


def _detectable(fit: PanelFit, level: float) -> float:
    return -percent_per_doubling(-(fit.half_width(level) + stats.norm.ppf(POWER) * fit.error))


def _misleads(raw: RawReading, verdict: str) -> bool:
    """Tell whether a plot of rate against effort says something else than the lagged test."""
    if not np.isfinite(raw.p):
        return False
    seen = (DETERRENCE if raw.correlation < 0 else MORE_AFTER_MORE) if raw.seems else NOT_SHOWN
    if verdict == UNKNOWN:
        return raw.seems
    return seen != verdict or (raw.seems and raw.is_chance)


def changes_of(panel: EffortPanel) -> pd.DataFrame:
    """Return what changed from period to period in every sector.

    ``log_effort_change`` is that of ``period`` against the one before, ``log_rate_change_next`` that of the next period
    against ``period``, with half a find added to each; NaN where nobody walked.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        effort = np.where(panel.km > 0, np.log(panel.km), np.nan)
        rate = np.where(panel.km > 0, np.log((panel.finds + 0.5) / panel.km), np.nan)
    rows = [
        (name, panel.periods[t], panel.finds[s, t], panel.km[s, t], effort[s, t] - effort[s, t - 1],
         rate[s, t + 1] - rate[s, t] if t + 1 < len(panel.periods) else float("nan"))
        for s, name in enumerate(panel.sectors) for t in range(1, len(panel.periods))
    ]
    return pd.DataFrame(rows, columns=CHANGE_COLUMNS)


def _by_sector(panel: EffortPanel, fit: PanelFit | None, lag: int, level: float) -> pd.DataFrame:
    """Return the slope of every sector, drawn to their common mean as far as its own error demands.

    Slopes are one step of Newton's method from the common slope; the variance between sectors is that of DerSimonian &
    Laird (1986), after whom the estimator is called. Sectors whose finds say nothing have no slope.
    """
    frame = pd.DataFrame({"sector": panel.sectors, "finds": panel.finds.sum(axis=1), "km": panel.km.sum(axis=1)})
    frame[SECTOR_COLUMNS[3:]] = float("nan")
    if fit is None:
        return frame[SECTOR_COLUMNS]
    own, variance = _own_slopes(fit, fit.rows // (len(panel.periods) - lag), len(panel.sectors))
    known = np.isfinite(own)
    between = _between(own[known] - fit.slope, variance[known])
    weight = between / (between + variance[known])
    mean = fit.slope + weight * (own[known] - fit.slope)
    half = stats.norm.ppf((1 + level) / 2) * np.sqrt(weight * variance[known] + ((1 - weight) * fit.error) ** 2)
    for name, slopes in zip(SECTOR_COLUMNS[3:], (mean, mean - half, mean + half)):
        frame.loc[known, name] = [percent_per_doubling(slope) for slope in slopes]
    return frame[SECTOR_COLUMNS]


def _own_slopes(fit: PanelFit, sector: np.ndarray, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Return slope and variance of each sector, NaN where its finds say nothing; shape (n,) each."""
    information = np.bincount(sector, fit.fitted * fit.regressor**2, n)
    score = np.bincount(sector, fit.residual * fit.regressor, n)
    with np.errstate(divide="ignore", invalid="ignore"):
        told = information > 1e-6
        return (np.where(told, fit.slope + score / information, np.nan),
                np.where(told, fit.dispersion / information, np.nan))


def _between(away: np.ndarray, variance: np.ndarray) -> float:
    weight = 1 / variance
    spread = float((weight * away**2).sum() - (weight * away).sum() ** 2 / weight.sum())
    scale = float(weight.sum() - (weight**2).sum() / weight.sum())
    return max(0.0, (spread - (len(away) - 1)) / scale) if scale > 0 else 0.0
