"""Patrol effort: exact kilometres and hours per cell."""

from __future__ import annotations

from ...base.period import Period
from ...base.progress import Progress, Silent
from ..store import SiteStore
from .evidence import Evidence, cells_frame, gather
from .result import Number, StepResult


def patrol_effort(
    store: SiteStore, period: Period | None = None, transport: str = "", progress: Progress | None = None
) -> StepResult:
    """Compute effort per cell for one transport or all ("").

    Returns
    -------
    StepResult
        ``KM`` (inside the boundary), ``TOTAL_KM``, ``RAW_KM`` and ``SOURCE_KM`` (before repair, as recorded and as the
        source states), ``HOURS``, ``PATROL_DAYS``, ``PATROLS``; layer ``OUTPUT`` with ``km, hours, visits,
        days_since``.
    """
    return effort_result(gather(store, period, transport=transport, progress=progress or Silent()), transport)


def effort_result(evidence: Evidence, transport: str = "") -> StepResult:
    """Put the effort of ``evidence`` into numbers and a layer."""
    effort, store = evidence.effort, evidence.store
    raw_km, source_km = recorded_km(evidence, transport)
    numbers: dict[str, Number] = {
        "KM": float(effort.inside_km),
        "TOTAL_KM": float(effort.total_km),
        "RAW_KM": raw_km,
        "SOURCE_KM": source_km,
        "HOURS": float(effort.hours.sum()),
        "PATROL_DAYS": int(effort.patrol_days),
        "PATROLS": int(effort.patrols),
        "START": evidence.period.start.isoformat(),
        "END": evidence.period.end.isoformat(),
    }
    cells = cells_frame(
        store, {"km": effort.km, "hours": effort.hours, "visits": effort.visits, "days_since": evidence.days_since}
    )
    return StepResult(numbers, (effort.sentence, *evidence.notes), {"OUTPUT": cells})


def recorded_km(evidence: Evidence, transport: str) -> tuple[float, float]:
    """Return kilometres along all fixes as recorded, and as the sources themselves state."""
    period = evidence.period
    days = evidence.store.read("leg_days", "day >= ? AND day <= ?", (period.start.isoformat(), period.end.isoformat()))
    if transport:
        days = days[days["transport"] == transport]
    return float(days["raw_km"].astype(float).sum()), float(days["source_km"].astype(float).sum())
