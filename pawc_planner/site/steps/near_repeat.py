"""Near repeats: after a find, how much more likely is another near it and soon after."""

from __future__ import annotations

import numpy as np

from ...analysis.hotspots.near_repeat import NearRepeatParams, NearRepeatResult, Visits
from ...analysis.hotspots.near_repeat import near_repeat as test_repeats
from ...base.period import Period
from ...base.progress import Part, Progress, Silent
from ...base.series import Series
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..store import SiteStore
from .result import Number, StepResult, known_number
from .sources import PATROLS, Source, source_of

_MONTH_DAYS = 30.44
_PRIOR_FINDS = 5.0  # finds at the usual rate that a month is given before its own, so that one find makes no season
_SHARES = (0.0, 0.5, 1.0, 2.0, 4.0)
REPEATS, NONE = QT_TRANSLATE_NOOP("PawcPlanner", "repeats"), QT_TRANSLATE_NOOP("PawcPlanner", "no repeats shown")


def near_repeat(
    store: SiteStore,
    period: Period | None = None,
    category: str = "",
    kind: str = PATROLS,
    near_m: float = 500.0,
    soon_days: float = 14.0,
    permutations: int = 999,
    seed: int = 1,
    progress: Progress | None = None,
) -> StepResult:
    """Tell whether finds repeat close by and soon, beyond chance and beyond when somebody looked there.

    Parameters
    ----------
    kind : str
        Whose events: ``patrols``, ``cameras`` or ``reports``.
    near_m, soon_days : float
        What is near (metres) and soon (days).
    permutations, seed : int
        Draws by chance, and where they start.

    Returns
    -------
    StepResult
        ``VERDICT``, ``PAIRS``, ``BY_CHANCE``, ``RATIO``, ``P``, and where effort is known ``BY_VISITS``,
        ``RATIO_VISITS``, ``P_VISITS``; ``FINDS``; table ``TABLE``, a row per band of distance and time; a chart.
    """
    progress = progress or Silent()
    source = source_of(store, period, category, kind, Part(progress, 0.0, 0.3))
    params = NearRepeatParams(
        tuple(share * near_m for share in _SHARES), tuple(share * soon_days for share in _SHARES), near_m, soon_days,
        permutations=permutations, seed=seed,
    )
    found = test_repeats(source.x, source.y, source.day, params, Part(progress, 0.3, 1.0), party=source.party,
                         visits=visits_of(source))
    near = found.near
    numbers: dict[str, Number] = {
        "VERDICT": REPEATS if found.repeats else NONE, "PAIRS": int(near["observed"]),
        "BY_CHANCE": float(near["expected"]), "RATIO": known_number(near["ratio"]), "P": float(near["p"]),
        "BY_VISITS": known_number(near.get("expected_visits", np.nan)),
        "RATIO_VISITS": known_number(near.get("ratio_visits", np.nan)),
        "P_VISITS": known_number(near.get("p_visits", np.nan)), "FINDS": found.events,
    }
    undated = len(source.x) - found.events
    notes = (Sentence(_UNDATED, {"n": undated, "total": len(source.x)}),) if undated else ()
    said = (found.sentence, *notes, *source.notes)
    return StepResult(numbers, said, tables={"TABLE": found.table}, series=(_chart(found, params),))


def visits_of(source: Source) -> Visits | None:
    """Return when the cells were visited, each visit weighted by its effort and what is usual in its month."""
    if source.by_day is None or not source.has_effort:
        return None
    cells, days = source.by_day["cell"].to_numpy(np.int64), source.by_day["day"].to_numpy(float)
    exposure = source.by_day["exposure"].to_numpy(float)
    known = np.isfinite(days)
    cells, days, exposure = cells[known], days[known], exposure[known]
    first = source.period.start.toordinal()
    month = np.maximum(((days - first) // _MONTH_DAYS).astype(int), 0)
    dated = source.day[np.isfinite(source.day)]
    own = np.maximum(((dated - first) // _MONTH_DAYS).astype(int), 0)
    size = int(max(month.max(initial=0), own.max(initial=0))) + 1
    effort, finds = np.bincount(month, exposure, size), np.bincount(own, minlength=size)
    usual = max(len(dated), 1) / max(exposure.sum(), 1e-9)
    rate = (finds + _PRIOR_FINDS) / (effort + _PRIOR_FINDS / usual)
    return Visits(cells, days, exposure * rate[month], source.cells)


def _chart(found: NearRepeatResult, params: NearRepeatParams) -> Series:
    """Return how much more likely another find is, by the days since the first."""
    near = found.table[found.table["space_to"] <= params.near_m]
    by_visits = "expected_visits" in near
    columns = ["observed_later", "expected_visits"] if by_visits else ["observed", "expected"]
    sums = near.groupby(["time_from", "time_to"], sort=True)[columns].sum()
    ratio = [float(seen / chance) if chance > 0 else np.nan for seen, chance in sums.itertuples(index=False)]
    return Series(
        tuple(f"{start:g}–{stop:g}" for start, stop in sums.index), tuple(ratio),
        _TIMES_VISITS if by_visits else _TIMES, name="near_repeat", title=Sentence(_BY_DAYS, {"metres": params.near_m}),
        summary=found.sentence, reference=1.0, reference_title=Sentence(_AS_VISITS if by_visits else _AS_CHANCE),
    )


_TIMES = QT_TRANSLATE_NOOP("PawcPlanner", "times chance")
_BY_DAYS = QT_TRANSLATE_NOOP("PawcPlanner", "Further finds within {metres:,.0f} m, by days after a find")
_TIMES_VISITS = QT_TRANSLATE_NOOP("PawcPlanner", "times what visits explain")
_AS_VISITS = QT_TRANSLATE_NOOP("PawcPlanner", "as the visits there explain")
_AS_CHANCE = QT_TRANSLATE_NOOP("PawcPlanner", "as by chance")
_UNDATED = QT_TRANSLATE_NOOP("PawcPlanner", "{n} of {total} finds have no day; they are left out.")
