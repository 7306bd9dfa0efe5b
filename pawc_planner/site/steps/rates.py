"""Encounter rates: threats per km of patrol, with intervals."""

from __future__ import annotations

from ...analysis.rates import RateParams, RateResult
from ...analysis.rates import encounter_rates as compute
from ...base.period import Period
from ...base.progress import Progress, Silent
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..store import SiteStore
from .evidence import Evidence, cells_frame, gather
from .result import StepResult, known_number


def encounter_rates(
    store: SiteStore, period: Period | None = None, category: str = "", progress: Progress | None = None
) -> StepResult:
    """Compute finds per km for the site and per cell.

    Returns
    -------
    StepResult
        ``FINDS``, ``KM``, ``RATE``, ``RATE_LOW``, ``RATE_HIGH`` (per km); layer ``OUTPUT`` with ``finds, km, rate,
        rate_low, rate_high, status``; cells nobody visited have no rate.
    """
    evidence = gather(store, period, category, progress=progress or Silent())
    return rates_result(evidence, rates_of(evidence))


def rates_of(evidence: Evidence) -> RateResult:
    """Compute the shrunk rates of ``evidence``."""
    return compute(evidence.finds_per_cell, evidence.effort.km, evidence.grid, RateParams())


def rates_result(evidence: Evidence, rates: RateResult) -> StepResult:
    """Put rates into numbers and a layer."""
    numbers = {
        "FINDS": int(evidence.finds_per_cell.sum()),
        "KM": float(rates.overall.km),
        "RATE": known_number(rates.overall.value),
        "RATE_LOW": known_number(rates.overall.low),
        "RATE_HIGH": known_number(rates.overall.high),
    }
    cells = cells_frame(
        evidence.store,
        {"finds": evidence.finds_per_cell, "km": evidence.effort.km, "rate": rates.rate, "rate_low": rates.low,
         "rate_high": rates.high},
    )
    cells["status"] = ["visited" if km > 0 else "unknown" for km in cells["km"]]
    return StepResult(numbers, (rates.sentence, *unmatched(evidence), *evidence.notes), {"OUTPUT": cells})


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
