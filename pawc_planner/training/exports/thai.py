"""Dates and figures as Thai offices write them."""

from __future__ import annotations

from datetime import date

MONTHS = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
BUDDHIST_ERA = 543


def slashed(day: date) -> str:
    """Return dd/mm/yyyy of the Buddhist era."""
    return f"{day:%d/%m}/{day.year + BUDDHIST_ERA}"


def with_month(day: date, buddhist: bool = True) -> str:
    """Return a date with the month's abbreviation (12 ม.ค. 2567), of the Buddhist or the common era."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year + BUDDHIST_ERA * buddhist}"


def thai_digits(text: str) -> str:
    """Return the text with Thai digits."""
    return text.translate(DIGITS)
