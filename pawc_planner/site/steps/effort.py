"""Patrol effort: exact kilometres and hours per cell, and by sector, station, team, transport, time and partners."""

from __future__ import annotations

from collections.abc import Sequence

from ...analysis.coverage.words import percent_text
from ...analysis.effort import EffortParams
from ...analysis.effort.tables import KEYS, EffortLedger, effort_ledger
from ...base.params import one_of
from ...base.period import Period
from ...base.progress import Part, Progress, Silent
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..joint import could_tell, joint_patrols
from ..store import SiteStore
from .coverage import patrol_records
from .effort_charts import effort_charts
from .evidence import Evidence, cells_frame, gather, sectors_of
from .result import Number, StepResult, known_number

GROUP_BY = ("sector",)


def patrol_effort(
    store: SiteStore, period: Period | None = None, transport: str = "", progress: Progress | None = None,
    group_by: Sequence[str] = GROUP_BY,
) -> StepResult:
    """Compute effort per cell, and by any of ``KEYS``, for one transport or all ("").

    Parameters
    ----------
    store : SiteStore
    period : Period, optional
        Local days; None takes all data.
    transport : str
        One transport; "" is all.
    progress : Progress, optional
        Told the share done; may cancel.
    group_by : sequence of str
        Any of ``sector, station, team, transport, year, month, season, light, joint``; none gives one row.

    Returns
    -------
    StepResult
        Numbers of :func:`effort_result` and :func:`ledger_numbers`; layer ``OUTPUT`` with ``km, hours, moving_hours,
        rest_hours, camp_hours, night_km, visits, days_since``; table ``TABLE``, see
        :meth:`~pawc_planner.analysis.effort.tables.EffortLedger.by`; three charts.
    """
    progress = progress or Silent()
    for key in group_by:
        one_of("GROUP_BY", key, KEYS)
    evidence = gather(store, period, transport=transport, progress=Part(progress, 0.0, 0.5))
    ledger = ledger_of(evidence, Part(progress, 0.5, 1.0))
    found = effort_result(evidence, transport)
    notes = (*found.notes[:1], *told(ledger), *ledger.notes, *found.notes[1:])
    numbers = {**found.numbers, **ledger_numbers(ledger)}
    patrols = set(evidence.tracks.parts["patrol_id"].astype(str))
    if patrols and not patrols & could_tell(store):
        numbers["JOINT_PATROL_DAYS"] = ""
    charts = effort_charts(ledger, evidence.period, patrol_records(store))
    return StepResult(numbers, notes, found.layers, {"TABLE": ledger.by(*group_by)}, charts)


def ledger_of(evidence: Evidence, progress: Progress | None = None) -> EffortLedger:
    """Measure the tracks of ``evidence`` by sector, light and partners."""
    store = evidence.store
    return effort_ledger(
        evidence.tracks, evidence.grid.spec, evidence.boundary, sectors_of(store),
        EffortParams(timezone=store.info.timezone), store.info.seasons, joint_patrols(store), progress)


def effort_result(evidence: Evidence, transport: str = "") -> StepResult:
    """Put the effort of ``evidence`` into numbers and a layer.

    Returns
    -------
    StepResult
        ``KM`` (inside the boundary), ``TOTAL_KM``, ``RAW_KM`` and ``SOURCE_KM`` (before repair, as recorded and as the
        source states), ``HOURS``, ``PATROL_DAYS``, ``LEG_DAYS``, ``PATROLS``, ``START``, ``END``.
    """
    effort, store = evidence.effort, evidence.store
    raw_km, source_km = recorded_km(evidence, transport)
    numbers: dict[str, Number] = {
        "KM": float(effort.inside_km),
        "TOTAL_KM": float(effort.total_km),
        "RAW_KM": raw_km,
        "SOURCE_KM": source_km,
        "HOURS": float(effort.inside_hours),
        "PATROL_DAYS": int(effort.patrol_days),
        "LEG_DAYS": int(effort.leg_days),
        "PATROLS": int(effort.patrols),
        "START": evidence.period.start.isoformat(),
        "END": evidence.period.end.isoformat(),
    }
    cells = cells_frame(store, {
        "km": effort.km, "hours": effort.hours, "moving_hours": effort.moving_hours, "rest_hours": effort.rest_hours,
        "camp_hours": effort.camp_hours, "night_km": effort.night_km, "visits": effort.visits,
        "days_since": evidence.days_since,
    })
    # Without tracks the evidence says so.
    notes = (effort.sentence, *evidence.notes) if len(evidence.tracks) else evidence.notes
    return StepResult(numbers, notes, {"OUTPUT": cells})


def ledger_numbers(ledger: EffortLedger) -> dict[str, Number]:
    """Return the key numbers of a ledger; all but the counts and the hours without fixes are inside the boundary.

    ``HOURS`` (under way: on the move, or at rest between two fixes of a track) = ``MOVING_HOURS`` + ``REST_HOURS`` -
    ``CAMP_HOURS``; ``SILENT_HOURS``; ``NIGHT_KM``, and ``NIGHT_SHARE`` in percent of the kilometres with times, "" when
    there are none; ``JOINT_PATROL_DAYS``, those of patrols that are known to have gone with partners.
    """
    inside = ledger.inside().rows
    by_light = inside.groupby("light", observed=False)["km"].sum()
    timed = float(by_light["day"] + by_light["night"])
    return {
        **{name.upper(): float(inside[name].sum()) for name in ("hours", "moving_hours", "rest_hours", "camp_hours")},
        "SILENT_HOURS": float(ledger.silent_hours),
        "NIGHT_KM": float(by_light["night"]),
        "NIGHT_SHARE": known_number(100 * float(by_light["night"]) / timed if timed > 0 else float("nan")),
        "JOINT_PATROL_DAYS": joint_patrol_days(ledger),
    }


def joint_patrol_days(ledger: EffortLedger) -> int:
    """Return the patrol-days of patrols with partners."""
    table = ledger.by("joint").set_index("joint")["patrol_days"]
    return int(table.get("yes", 0))


def told(ledger: EffortLedger, params: EffortParams | None = None) -> tuple[Sentence, ...]:
    """Say how the hours inside the boundary were spent, and of which hours nothing is known."""
    numbers, params = ledger_numbers(ledger), params or EffortParams()
    if not (numbers["HOURS"] or numbers["REST_HOURS"]):
        return ()
    text = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Inside the boundary teams moved for {moving:,.0f} hours and rested for {rest:,.0f}, of which {camp:,.0f} in"
        " camp or at other rests between two tracks.",
    )
    facts = {"moving": numbers["MOVING_HOURS"], "rest": numbers["REST_HOURS"], "camp": numbers["CAMP_HOURS"]}
    sentences = [Sentence(text, facts)]
    if numbers["NIGHT_SHARE"] != "":
        night = QT_TRANSLATE_NOOP(
            "PawcPlanner", "{share} % of the kilometres with known times were by night ({start} to {end}).")
        clock = {"start": _clock(params.day_ends), "end": _clock(params.day_starts)}
        sentences.append(Sentence(night, {"share": percent_text(float(numbers["NIGHT_SHARE"])), **clock}))
    if ledger.silent_hours >= 1:
        silent = QT_TRANSLATE_NOOP(
            "PawcPlanner",
            "For {hours:,.0f} hours between fixes of one patrol it is not known where the team was: they count neither"
            " as movement nor as rest.",
        )
        sentences.append(Sentence(silent, {"hours": ledger.silent_hours}))
    return tuple(sentences)


def _clock(hour: float) -> str:
    return f"{int(hour):02d}:{round(hour % 1 * 60):02d}"


def recorded_km(evidence: Evidence, transport: str) -> tuple[float, float]:
    """Return kilometres along all fixes as recorded, and as the sources themselves state."""
    period = evidence.period
    days = evidence.store.read("leg_days", "day >= ? AND day <= ?", (period.start.isoformat(), period.end.isoformat()))
    if transport:
        days = days[days["transport"] == transport]
    return float(days["raw_km"].astype(float).sum()), float(days["source_km"].astype(float).sum())
