"""Deterrence: whether fewer finds followed more patrol, by sector and period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ...analysis.deterrence import DeterrenceParams, DeterrenceResult, EffortPanel
from ...analysis.deterrence import deterrence as compute
from ...analysis.successive_periods import MONTHS_OF, period_index, period_label, periods_within
from ...base.params import one_of
from ...base.period import Period
from ...base.progress import Part, Progress, Silent, step
from ...base.series import Series
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..store import SiteStore
from .evidence import data_period, finds_of, other_time_note
from .patrol_finds import OnPatrol, on_patrol
from .result import Number, StepResult, known_number

AUTO = "auto"
PERIODS = (AUTO, *MONTHS_OF)
FINDS_PER_MONTH = 5  # per sector, from which months are fine enough
FEWEST_MONTHS = 24
_ONE = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "The site has no sectors to compare, so it was taken as a whole: this holds only if nothing but the time of year"
    " and a steady trend changed the finds beside the patrols.",
)
_ONE_SECTOR = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "The site has one sector, {name}, and none to compare it with: this is of that sector, and holds only if nothing"
    " but the time of year and a steady trend changed the finds beside the patrols.",
)
_OUTSIDE = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "Deterrence: finds not counted, without a day or a place in a sector, not made on patrol, or in a part of a period"
    " at the start or end of the data: {n:,} of {total:,}.",
)
_NO_KM = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "Deterrence: pairs of sector and period without a patrol: {n} of {total}; neither they nor what followed them is"
    " compared.",
)
_PERIOD = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "Deterrence: sectors: {sectors}; periods (each a {kind}): {periods}; finds: {n:,} on {km:,.0f} km. The effort of"
    " the same period stands in the rate itself and is not to be read.",
)
_KINDS = {
    "month": QT_TRANSLATE_NOOP("PawcPlanner", "month"),
    "quarter": QT_TRANSLATE_NOOP("PawcPlanner", "quarter"),
    "half-year": QT_TRANSLATE_NOOP("PawcPlanner", "half-year"),
}
_EFFECT = QT_TRANSLATE_NOOP("PawcPlanner", "Change of finds per km where effort doubled, by periods after it")
_NONE = QT_TRANSLATE_NOOP("PawcPlanner", "no change")
_BY_SECTOR = QT_TRANSLATE_NOOP("PawcPlanner", "Change of finds per km where effort doubled, by sector")
_SECTORS_SAY = QT_TRANSLATE_NOOP(
    "PawcPlanner", "Sectors whose own change is shown (its interval leaves out “no change”): {n} of {total}.")


@dataclass(frozen=True)
class DeterrenceSettings:
    """What is asked of :func:`deterrence`.

    Parameters
    ----------
    category : str
        Prefix of the finds; "" for the site's threats.
    period : str
        ``auto`` (quarters; months where finds allow), ``month``, ``quarter`` or ``half-year``.
    lags : int
        Periods after the effort that are tested, 1 to 12.
    seed : int
        Of the simulation of constant rates.
    """

    category: str = ""
    period: str = AUTO
    lags: int = 3
    seed: int = 1

    def __post_init__(self) -> None:
        one_of("PERIOD", self.period, PERIODS)
        DeterrenceParams(self.lags, seed=self.seed)


def deterrence(
    store: SiteStore, period: Period | None = None, settings: DeterrenceSettings | None = None,
    progress: Progress | None = None,
) -> StepResult:
    """Test whether finds per km fell after patrol effort rose.

    Returns
    -------
    StepResult
        ``VERDICT`` (``deterrence``, ``more_after_more``, ``not_shown``, ``unknown``), ``EFFECT_PERCENT``,
        ``EFFECT_LOW``, ``EFFECT_HIGH`` (change of finds per km where effort doubled, percent), ``P`` and ``LAG`` (""
        where nothing can be told), ``DETECTABLE_PERCENT``, ``RAW_CORRELATION``, ``CHANCE_CORRELATION``, ``MISLEADS`` (0
        or 1); tables ``EFFECTS``, ``CHANGES``, ``SECTOR_EFFECTS``; charts ``effect_by_lag`` and ``effect_by_sector``.
    """
    settings, progress = settings or DeterrenceSettings(), progress or Silent()
    panel, notes = panel_of(store, period or data_period(store), settings, Part(progress, 0.0, 0.9))
    found = compute(panel, DeterrenceParams(settings.lags, seed=settings.seed))
    step(progress, 1.0)
    return deterrence_result(panel, found, notes)


def panel_of(
    store: SiteStore, data: Period, settings: DeterrenceSettings, progress: Progress
) -> tuple[EffortPanel, tuple[Sentence, ...]]:
    """Count finds and measure kilometres of every sector and period; the whole site is one where it has no sectors."""
    step(progress, 0.0, "tracks")
    finds, notes = finds_of(store, data, settings.category)
    tracks = store.tracks(data)
    made = on_patrol(store, tracks, finds, progress=Part(progress, 0.2, 1.0))
    named = made.found.sectors
    names = named or (store.info.name,)
    notes = (*notes, *other_time_note(tracks, finds), *made.notes)
    if len(names) == 1:
        notes = (*notes, Sentence(_ONE_SECTOR, {"name": names[0]}) if named else Sentence(_ONE))
    kind = _kind(settings.period, data, len(names), len(finds))
    panel = _panel(made, names, periods_within(data, kind), kind)
    return panel, (*notes, *_left_out(panel, len(finds)))


def _panel(made: OnPatrol, names: tuple[str, ...], periods: Sequence[Period], kind: str) -> EffortPanel:
    """Add up finds and kilometres; land of two sectors is the first one's, land of none is left out."""
    shape = (len(names), len(periods))
    walked = _period_of(made.found.days["day"], periods)
    km = np.zeros(shape)
    for row in range(len(names)):
        km[row] = np.bincount(walked[walked >= 0], made.stratum_km[walked >= 0, row], len(periods))
    found = _period_of(made.found.finds["day"], periods)
    kept = (found >= 0) & (made.stratum >= 0) & (made.stratum < len(names))
    counts = np.zeros(shape)
    np.add.at(counts, (made.stratum[kept], found[kept]), 1.0)
    return EffortPanel(
        names, tuple(period_label(one, kind) for one in periods), np.where(km > 0, counts, 0.0), km, kind,
        np.array([(one.start.month - 1) // MONTHS_OF[kind] for one in periods], int),
    )


def _period_of(days: pd.Series, periods: Sequence[Period]) -> np.ndarray:
    return period_index(np.array([np.nan if pd.isna(day) else day.toordinal() for day in days], float), periods)


def _kind(asked: str, data: Period, n_sectors: int, n_finds: int) -> str:
    """Return the asked period; of ``auto``, months where each holds enough finds per sector, else quarters."""
    if asked != AUTO:
        return asked
    months = len(periods_within(data, "month"))
    fine = months >= FEWEST_MONTHS and n_finds >= FINDS_PER_MONTH * months * n_sectors
    return "month" if fine else "quarter"


def _left_out(panel: EffortPanel, n_finds: int) -> tuple[Sentence, ...]:
    counted = int(panel.finds.sum())
    facts = {"sectors": len(panel.sectors), "periods": len(panel.periods), "kind": Sentence(_KINDS[panel.period]),
             "n": counted, "km": float(panel.km.sum())}
    said = [Sentence(_PERIOD, facts)]
    if counted < n_finds:
        said.append(Sentence(_OUTSIDE, {"n": n_finds - counted, "total": n_finds}))
    idle = int((panel.km <= 0).sum())
    if idle:
        said.append(Sentence(_NO_KM, {"n": idle, "total": panel.km.size}))
    return tuple(said)


def deterrence_result(panel: EffortPanel, found: DeterrenceResult, notes: tuple[Sentence, ...]) -> StepResult:
    """Put a result into numbers, tables and charts."""
    numbers: dict[str, Number] = {
        "VERDICT": found.verdict,
        "LAG": found.lag or "",
        "EFFECT_PERCENT": known_number(found.percent),
        "EFFECT_LOW": known_number(found.low),
        "EFFECT_HIGH": known_number(found.high),
        "P": known_number(found.p),
        "DETECTABLE_PERCENT": known_number(found.detectable_percent),
        "RAW_CORRELATION": known_number(found.raw.correlation),
        "CHANCE_CORRELATION": known_number(found.raw.chance),
        "MISLEADS": int(found.misleads),
        "FINDS": int(panel.finds.sum()),
        "KM": float(panel.km.sum()),
    }
    tables = {"EFFECTS": found.effects, "CHANGES": found.changes, "SECTOR_EFFECTS": found.by_sector}
    return StepResult(numbers, (*found.sentences, *notes), {}, tables, _charts(found))


def _charts(found: DeterrenceResult) -> tuple[Series, ...]:
    tested = found.effects[found.effects["tested"]]
    if not found.lag:  # intervals so wide that they would be the whole chart
        tested = tested.assign(percent=np.nan, percent_low=np.nan, percent_high=np.nan)
    by_lag = Series(
        tuple(map(str, tested["lag"])), *_columns(tested), name="effect_by_lag", title=Sentence(_EFFECT),
        summary=found.sentences[0], reference=0.0, reference_title=Sentence(_NONE),
    )
    told = found.by_sector
    clear = int(((told["percent_low"] > 0) | (told["percent_high"] < 0)).sum())
    by_sector = Series(
        tuple(map(str, told["sector"])), *_columns(told), name="effect_by_sector", title=Sentence(_BY_SECTOR),
        summary=Sentence(_SECTORS_SAY, {"n": clear, "total": len(told)}), reference=0.0,
        reference_title=Sentence(_NONE),
    )
    return by_lag, by_sector


def _columns(frame: pd.DataFrame) -> tuple[tuple[float, ...], str, tuple[float, ...], tuple[float, ...]]:
    values, low, high = (tuple(map(float, frame[name])) for name in ("percent", "percent_low", "percent_high"))
    return values, "%", low, high
