"""Encounter rates: threats per km, per day and per patrol, with intervals."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from ...analysis.rates import RateParams, RateResult, overall_rate, rate_sentence
from ...analysis.rates import encounter_rates as compute
from ...analysis.rates.tables import PER, SITE, YEAR, rate_table
from ...base.period import Period
from ...base.progress import Part, Progress, Silent
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..store import SiteStore
from .evidence import Evidence, cells_frame, elsewhere_note, gather
from .patrol_finds import RECORDS, OnPatrol, on_patrol
from .rate_charts import rate_charts
from .result import Number, StepResult, known_number
from .years import part_years, part_years_note

CLUMPED = 1.5  # dispersion from which it is spoken of


def encounter_rates(
    store: SiteStore, period: Period | None = None, category: str = "", count: str = RECORDS,
    progress: Progress | None = None, names: Mapping[str, str] | None = None,
) -> StepResult:
    """Compute finds per km, per patrol-day and per patrol: for the site, its cells, periods, sectors and categories.

    ``names`` are what charts call the categories, by key; what is not among them is called by its key.

    Returns
    -------
    StepResult
        ``FINDS`` (inside the boundary), ``RATE_FINDS`` (those made on patrol), ``KM``, ``PATROL_DAYS``, ``PATROLS``
        (inside the boundary); ``RATE``, ``RATE_LOW``, ``RATE_HIGH`` (``RATE_FINDS`` per km), the same ``PER_DAY…`` and
        ``PER_PATROL…``; ``DISPERSION``. Layer ``OUTPUT`` with ``finds, km, rate, rate_low, rate_high, status`` per
        cell; cells nobody visited have no rate. Table ``TABLE`` of all rates
        (:func:`~pawc_planner.analysis.rates.tables.rate_table`, and ``whole`` for years).
    """
    progress = progress or Silent()
    evidence = gather(store, period, category, progress=Part(progress, 0.0, 0.6))
    made = on_patrol(store, evidence.tracks, evidence.finds, count, Part(progress, 0.6, 1.0))
    return rates_result(evidence, rates_of(evidence), made, names)


def rates_of(evidence: Evidence) -> RateResult:
    """Compute the shrunk rates of the cells of ``evidence``."""
    return compute(evidence.finds_per_cell, evidence.effort.km, evidence.grid, RateParams())


def rates_result(
    evidence: Evidence, rates: RateResult, made: OnPatrol | None = None, names: Mapping[str, str] | None = None
) -> StepResult:
    """Put rates into numbers, a layer, a table and charts; what was found on patrol is looked up when not given."""
    made = made or on_patrol(evidence.store, evidence.tracks, evidence.finds)
    seasons = evidence.store.info.seasons
    table = rate_table(made.found, seasons, rates.level)
    short = part_years(evidence.period)
    table["whole"] = np.where((table["by"] == YEAR) & table["period"].isin(short), "no", "yes")
    site = table[table["by"] == SITE].set_index("per")
    spread = made.found.dispersion
    overall = overall_rate(site["finds"].iloc[0], site["effort"][PER[0]], rates.level, spread)
    numbers: dict[str, Number] = {
        "FINDS": int(evidence.finds_per_cell.sum()), "RATE_FINDS": int(overall.count), "KM": float(overall.km),
        "PATROL_DAYS": int(site["effort"][PER[1]]), "PATROLS": int(site["effort"][PER[2]]), "DISPERSION": spread,
    }
    for name, per in zip(("RATE", "PER_DAY", "PER_PATROL"), PER):
        one = site.loc[per]
        numbers |= {name: known_number(one["rate"]), f"{name}_LOW": known_number(one["low"]),
                    f"{name}_HIGH": known_number(one["high"])}
    wide = compute(rates.finds, rates.km, evidence.grid, RateParams(rates.level, spread))
    cells = cells_frame(
        evidence.store,
        {"finds": evidence.finds_per_cell, "km": evidence.effort.km, "rate": rates.rate, "rate_low": wide.low,
         "rate_high": wide.high},
    )
    cells["status"] = ["visited" if km > 0 else "unknown" for km in cells["km"]]
    said = elsewhere_note(evidence.grid, evidence.finds)  # the notes on patrols say more
    notes = (
        rate_sentence(overall, rates.level), *clump_note(spread), *part_years_note(short), *made.notes,
        *(note for note in evidence.notes if note not in said),
    )
    return StepResult(numbers, notes, {"OUTPUT": cells}, {"TABLE": table}, rate_charts(table, short, names or {}))


def clump_note(dispersion: float) -> tuple[Sentence, ...]:
    """Say that finds come in clumps, when they clearly do."""
    if dispersion < CLUMPED:
        return ()
    text = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Finds are bunched on some patrols (they vary {times:.1f} times as much as single finds would), so intervals"
        " are wider.",
    )
    return (Sentence(text, {"times": dispersion}),)


def unmatched(evidence: Evidence) -> tuple[Sentence, ...]:
    """Say how many finds lie where no patrol of the period went."""
    finds = evidence.finds_per_cell
    lost = int(finds[evidence.effort.km <= 0].sum())
    if not lost:
        return ()
    return (
        Sentence(
            QT_TRANSLATE_NOOP(
                "PawcPlanner",
                "{n} of {total} finds lie in cells where no patrol of the period went; they have no rate.",
            ),
            {"n": lost, "total": int(finds.sum())},
        ),
    )
