"""Calendar years of a period: whole ones, parts, and the base year that others are compared with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ...base.errors import ParameterError
from ...base.period import QUIET_DAYS, Period
from ...base.words import QT_TRANSLATE_NOOP, Sentence

_OTHER_BASE = QT_TRANSLATE_NOOP(
    "PawcPlanner", "In the site's base year {wanted} no patrol of the period went, so {year} was taken.")


def years_of_period(period: Period) -> list[str]:
    """Return the calendar years that a period touches."""
    return [f"{year:04d}" for year in range(period.start.year, period.end.year + 1)]


def part_years(period: Period) -> set[str]:
    """Return the years of which the period holds only a part."""
    start, end = period.start.toordinal() - QUIET_DAYS, period.end.toordinal() + QUIET_DAYS
    return {
        name for name in years_of_period(period)
        if start > date(int(name), 1, 1).toordinal() or end < date(int(name), 12, 31).toordinal()
    }


def base_year_of(asked: int, usual: int, years: Sequence[str], km: Sequence[float], short: set[str]) -> str:
    """Return the base year: the one asked for, else the site's if patrols went in it, else the first whole year.

    Parameters
    ----------
    asked, usual : int
        Year of the parameter and of the site; 0 when none is given.
    years, km : sequence
        Years of the data and their kilometres.
    short : set of str
        Years of which the data hold only a part.

    Raises
    ------
    ParameterError
        When no patrol went in the year that is asked for.
    """
    walked = [year for year, length in zip(years, km) if length > 0]
    given = asked or (usual if f"{usual:04d}" in walked else 0)
    if not given:
        whole = [year for year in walked if year not in short]
        return (whole or walked or [""])[0]
    if f"{given:04d}" not in walked:
        expected = Sentence(_WITH_PATROLS, {"years": ", ".join(walked) or "–"})
        raise ParameterError(name="BASE_YEAR", value=given, expected=expected)
    return f"{given:04d}"


def base_year_note(asked: int, usual: int, base: str) -> tuple[Sentence, ...]:
    """Say that the site's base year could not be taken."""
    if asked or not usual or not base or int(base) == usual:
        return ()
    return (Sentence(_OTHER_BASE, {"wanted": usual, "year": base}),)


def part_years_note(short: set[str]) -> tuple[Sentence, ...]:
    """Say which years are not whole."""
    return (Sentence(_PARTS, {"years": ", ".join(sorted(short))}),) if short else ()


_WITH_PATROLS = QT_TRANSLATE_NOOP("PawcPlanner", "a year with patrols in the period (those are: {years})")
_PARTS = QT_TRANSLATE_NOOP(
    "PawcPlanner", "Not whole years, so not to be compared with others without care (seasons differ): {years}."
)
