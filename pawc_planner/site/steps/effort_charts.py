"""Charts of patrol effort: kilometres by month and by transport, patrol-days by year."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd

from ...analysis.calendars import EDGE_DAYS
from ...analysis.effort.tables import EffortLedger
from ...base.period import QUIET_DAYS, Period
from ...base.series import Series
from ...base.words import QT_TRANSLATE_NOOP, Sentence

MOST_MONTHS = 120  # of a period; in a longer one, months before and after all records are left out
YEARS_FROM_MONTHS = 24
DAYS_UNIT = QT_TRANSLATE_NOOP("PawcPlanner", "patrol-days")
_NO_KM = QT_TRANSLATE_NOOP("PawcPlanner", "No kilometre was patrolled.")


def effort_charts(ledger: EffortLedger, period: Period, records: Period | None) -> tuple[Series, ...]:
    """Return ``km_by_month``, ``km_by_transport`` and ``patrol_days_by_year`` (``_by_month`` below two years).

    All tracks count, inside the boundary or not. A month of the period without a patrol is 0; what lies before the
    first or after the last record of patrols, the days of ``records``, is unknown and left out.
    """
    known = period
    if records and records.start <= period.end and period.start <= records.end:
        known = Period(max(period.start, records.start), min(period.end, records.end))
    months = months_of(known, ledger.by("month"))
    return km_by_month(ledger, months), km_by_transport(ledger), patrol_days(ledger, months, period, known)


def months_of(period: Period, by_month: pd.DataFrame) -> list[str]:
    """Return the months of a period as ``2025-01``."""
    first, last = f"{period.start:%Y-%m}", f"{period.end:%Y-%m}"
    if months_between(first, last) > MOST_MONTHS:
        known = [month for month in by_month["month"] if month]
        first, last = (min(known), max(known)) if known else (last, last)
    return [f"{value}" for value in pd.period_range(first, last, freq="M")]


def months_between(first: str, last: str) -> int:
    """Return the number of months from ``first`` to ``last``, both counted."""
    return 12 * (int(last[:4]) - int(first[:4])) + int(last[5:]) - int(first[5:]) + 1


def km_by_month(ledger: EffortLedger, months: list[str]) -> Series:
    """Return kilometres of each month."""
    km = ledger.by("month").set_index("month")["km"].reindex(months, fill_value=0.0)
    title = QT_TRANSLATE_NOOP("PawcPlanner", "Kilometres patrolled, by month")
    text = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Patrols covered {km:,.0f} km in {months} months: {median:,.0f} km in a usual month (median), {most:,.0f} km in"
        " the busiest ({month}); months without a patrol track: {without}.",
    )
    facts = {"km": km.sum(), "months": len(km), "median": km.median(), "most": km.max(), "month": km.idxmax(),
             "without": int((km == 0).sum())}
    if len(km) == 1:
        text = QT_TRANSLATE_NOOP("PawcPlanner", "Patrols covered {km:,.0f} km in {month}.")
    summary = Sentence(text, facts) if km.sum() > 0 else Sentence(_NO_KM)
    return Series(tuple(km.index), tuple(map(float, km)), "km", name="km_by_month", title=Sentence(title),
                  summary=summary)


def km_by_transport(ledger: EffortLedger) -> Series:
    """Return kilometres of each transport, the most first."""
    table = ledger.by("transport").sort_values("km", ascending=False, kind="stable")
    title = QT_TRANSLATE_NOOP("PawcPlanner", "Kilometres patrolled, by transport")
    summary = Sentence(_NO_KM)
    if table["km"].sum() > 0:
        text = QT_TRANSLATE_NOOP(
            "PawcPlanner", "Of {km:,.0f} km of patrol, {percent:.0f} % are by transport “{transport}”.")
        most = table.iloc[0]
        facts = {"percent": 100 * most["km"] / table["km"].sum(), "km": float(table["km"].sum()),
                 "transport": most["transport"] or "unknown"}
        summary = Sentence(text, facts)
    labels = tuple(name or "unknown" for name in table["transport"])
    return Series(labels, tuple(map(float, table["km"])), "km", name="km_by_transport", title=Sentence(title),
                  summary=summary)


def patrol_days(ledger: EffortLedger, months: list[str], period: Period, known: Period) -> Series:
    """Return patrol-days of each year, or of each month of a period of less than two years.

    The summary compares whole years or months only, when there are any: in half a year a team is out less.
    """
    by_year = len(months) >= YEARS_FROM_MONTHS
    labels = sorted({month[:4] for month in months}) if by_year else months
    key = "year" if by_year else "month"
    days = ledger.by(key).set_index(key)["patrol_days"].reindex(labels, fill_value=0)
    if by_year:
        title = QT_TRANSLATE_NOOP("PawcPlanner", "Patrol-days, by year")
        text = QT_TRANSLATE_NOOP(
            "PawcPlanner", "Patrol-days: {days:,}; {least:,} to {most:,} in a whole year.")
    else:
        title = QT_TRANSLATE_NOOP("PawcPlanner", "Patrol-days, by month")
        text = QT_TRANSLATE_NOOP(
            "PawcPlanner", "Patrol-days: {days:,}; {least:,} to {most:,} in a whole month.")
    near = timedelta(days=QUIET_DAYS if by_year else EDGE_DAYS)  # who is out now and then has no record on every day
    about = Period(known.start - near, known.end + near)
    whole = [label for label in labels if is_whole(label, period) and is_whole(label, about)]
    if not whole:
        text, whole = QT_TRANSLATE_NOOP("PawcPlanner", "Patrol-days: {days:,}."), labels
    facts = {"days": int(days.sum()), "least": int(days[whole].min()), "most": int(days[whole].max())}
    return Series(tuple(labels), tuple(map(float, days)), DAYS_UNIT, name=f"patrol_days_by_{key}",
                  title=Sentence(title), summary=Sentence(text, facts))


def is_whole(label: str, period: Period) -> bool:
    """Return whether a year (``2025``, but for a fortnight at its ends) or month (``2025-01``) lies in the period."""
    span, quiet = pd.Period(label), QUIET_DAYS if len(label) == len("2025") else 0
    start, end = period.start.toordinal() - quiet, period.end.toordinal() + quiet
    return start <= span.start_time.toordinal() and span.end_time.toordinal() <= end
