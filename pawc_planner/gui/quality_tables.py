"""Columns of the tables on data quality."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..i18n import translate
from .rows import Shown, tenths, whole
from .titles import kind_title

TOO_MANY = 1.05  # kilometres the source states for one that was walked; more is marked


def import_columns() -> tuple[Shown, ...]:
    """Imports, the latest first."""
    return (
        Shown(translate("PawcPlanner", "No."), whole, number=True),
        Shown(translate("PawcPlanner", "Imported")),
        Shown(translate("PawcPlanner", "Files"), whole, number=True),
        *count_columns(),
        Shown(translate("PawcPlanner", "km recorded"), tenths, number=True),
        Shown(translate("PawcPlanner", "From")),
        Shown(translate("PawcPlanner", "What it held")),
        Shown(translate("PawcPlanner", "Personal data kept")),
    )


def kind_columns() -> tuple[Shown, ...]:
    """Counts per kind of records."""
    return (Shown(translate("PawcPlanner", "What"), kind_title), *count_columns())


def count_columns() -> tuple[Shown, ...]:
    """Read, and what became of what was read."""
    return (
        Shown(translate("PawcPlanner", "Read"), whole, number=True),
        Shown(translate("PawcPlanner", "Stored"), whole, number=True, tip=translate("PawcPlanner", "as it was")),
        Shown(translate("PawcPlanner", "Repaired"), whole, number=True),
        Shown(translate("PawcPlanner", "Present before"), whole, number=True),
        Shown(translate("PawcPlanner", "Set aside"), whole, number=True),
    )


def aside_columns() -> tuple[Shown, ...]:
    """Records set aside."""
    return (
        Shown(translate("PawcPlanner", "No."), whole, number=True),
        Shown(translate("PawcPlanner", "File"), widest=200),
        Shown(translate("PawcPlanner", "Row"), whole, number=True),
        Shown(translate("PawcPlanner", "Meant for"), kind_title, widest=110),
        Shown(translate("PawcPlanner", "Why, and what to do"), widest=160),  # it takes the room that is left
    )


def repair_columns() -> tuple[Shown, ...]:
    """Repairs by import and rule."""
    return (
        Shown(translate("PawcPlanner", "Import"), whole, number=True),
        Shown(translate("PawcPlanner", "Rule")),
        Shown(translate("PawcPlanner", "Records"), whole, number=True),
        Shown(translate("PawcPlanner", "Why")),
        Shown(translate("PawcPlanner", "Example")),
    )


def change_columns() -> tuple[Shown, ...]:
    """Repairs one by one."""
    return (
        Shown(translate("PawcPlanner", "File")),
        Shown(translate("PawcPlanner", "Row"), whole, number=True),
        Shown(translate("PawcPlanner", "What")),
        Shown(translate("PawcPlanner", "As it was read")),
        Shown(translate("PawcPlanner", "As it is stored"), tip=translate("PawcPlanner", "– is left out")),
        Shown(translate("PawcPlanner", "Why")),
        Shown(translate("PawcPlanner", "Record")),
    )


def kilometre_columns() -> tuple[Shown, ...]:
    """Kilometres per patrol and month."""
    return (
        Shown(translate("PawcPlanner", "Month")),
        Shown(translate("PawcPlanner", "Patrol")),
        Shown(translate("PawcPlanner", "Patrol days"), whole, number=True),
        Shown(
            translate("PawcPlanner", "km stated"), tenths, number=True,
            tip=translate("PawcPlanner", "by the source")),
        Shown(
            translate("PawcPlanner", "km recorded"), tenths, number=True,
            tip=translate("PawcPlanner", "along all fixes")),
        Shown(translate("PawcPlanner", "km after repair"), tenths, number=True),
        Shown(translate("PawcPlanner", "km inside"), tenths, number=True, tip=translate("PawcPlanner", "the boundary")),
        Shown(
            translate("PawcPlanner", "Stated / repaired"), ratio_text, number=True,
            tip=translate("PawcPlanner", "▲ marks more than {limit:.2f}").format(limit=TOO_MANY),
        ),
        Shown(translate("PawcPlanner", "What explains the difference")),
        Shown(translate("PawcPlanner", "Station")),
        Shown(translate("PawcPlanner", "Team")),
        Shown(translate("PawcPlanner", "Transport")),
    )


def ratio_text(value: Any) -> str:
    """Write a ratio; too many kilometres are marked by a sign and in words."""
    if value <= TOO_MANY:
        return f"{value:.2f}"
    return translate("PawcPlanner", "▲ {ratio:.2f} too many").format(ratio=value)


def total_text(km: Sequence[Any]) -> str:
    """Say the kilometres of all patrols together; "" when there are none."""
    if not any(km):
        return ""
    stated, recorded, repaired, inside = ("–" if value is None else tenths(value) for value in km)
    text = translate(
        "PawcPlanner",
        "All together: {stated} km stated, {recorded} km recorded, {repaired} km after repair, {inside} km of them "
        "inside the boundary.",
    )
    return text.format(stated=stated, recorded=recorded, repaired=repaired, inside=inside)
