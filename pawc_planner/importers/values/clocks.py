"""Times of day and zones as people and devices write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .numbers import plain_digits

# As Java writes them in English, Spanish, Thai, Malay, Vietnamese, Lao and Khmer.
_BEFORE_NOON = r"a\.?\s?m\.?|ก่อนเที่ยง|pg|sa|ກ່ອນທ່ຽງ|ព្រឹក"
_AFTER_NOON = r"p\.?\s?m\.?|หลังเที่ยง|ptg|ch|ຫຼັງທ່ຽງ|ល្ងាច"
_HALF = rf"{_BEFORE_NOON}|{_AFTER_NOON}"
_ZONE = r"z|ict|(?:utc|gmt)?\s?[+-]\d{1,2}(?::?\d{2})?|utc|gmt"
_BODY = r"(\d{1,2})(?:[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?|h(\d{2})(?:m(?:in)?)?)"
AT_END = re.compile(
    rf"(?:^|[\sT,]){_BODY}\s*({_HALF}|น\.?|hrs?\.?|h)?\s*({_ZONE})?\s*(?:\([^()]*\))?$", re.IGNORECASE)
AT_START = re.compile(rf"^(\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:\s*(?:{_HALF}|น\.))?)[\s,]+(?=\S*\d)(.+)$", re.IGNORECASE)
_BARE = re.compile(r"^(\d{1,2})(\d{2})\s*(?:น\.?|hrs?\.?|h)?$", re.IGNORECASE)
_SHARE = re.compile(r"^0?[.,]\d+$")
_HALF_ONLY = re.compile(rf"^(\d{{1,2}})\s*({_HALF})$", re.IGNORECASE)
_NAMED_ZONE = re.compile(r"(?<![a-z])(?:utc|gmt)\s?(?:[+-]\s?\d{1,2}(?::?\d{2})?)?(?![a-z\d])", re.IGNORECASE)
_MAX_ZONE = 14 * 3600


@dataclass(frozen=True)
class Clock:
    """A time of day: seconds since midnight, and seconds by which its zone is ahead of UTC (None when not written).

    24:00 is 86,400 seconds after the midnight before it, on the next day.
    """

    seconds: float
    offset: int | None = None


@lru_cache(maxsize=100_000)
def clock_of(text: str) -> Clock | None:
    """Read a cell that holds a time of day alone, or a moment of which only the time of day counts.

    ``14:05``, ``2:05 PM``, ``๑๔.๐๕ น.``, ``7h30``, ``0730`` and the share of a day that spreadsheets keep (0.3125).
    """
    plain = plain_digits(text.strip().strip("'"))[0]
    found = AT_END.search(plain)
    if found:
        return from_match(found)
    found = _BARE.match(plain)
    if found:
        return _clock(int(found.group(1)), int(found.group(2)), 0.0, "", None)
    found = _HALF_ONLY.match(plain)
    if found:
        return _clock(int(found.group(1)), 0, 0.0, found.group(2), None)
    if _SHARE.match(plain):
        return Clock(round(float(plain.replace(",", ".")) * 86400, 3) % 86400)
    return None


def from_match(found: re.Match[str]) -> Clock | None:
    """Return the clock of a match of :data:`AT_END`; None when it is no time of day."""
    hour, minute, second, fraction, short, half, zone = found.groups()
    offset = zone_offset(zone) if zone else None
    if zone and offset is None:
        return None
    seconds = int(second or 0) + (float(f"0.{fraction}") if fraction else 0.0)
    return _clock(int(hour), int(minute or short or 0), seconds, half or "", offset)


def is_open_range(found: re.Match[str]) -> bool:
    """Tell whether a match may be from one hour to another (``08:00-10:00``) and no time with a zone."""
    zone = found.group(7) or ""
    return zone.startswith("-") and not found.group(3) and not found.group().startswith(("T", "t"))


def header_offset(header: str) -> int | None:
    """Return the seconds by which a column is ahead of UTC, as its header says (``Time (UTC)``, ``utc_time``)."""
    found = _NAMED_ZONE.search(header)
    return zone_offset("".join(found.group().split())) if found else None


def without_zone(header: str) -> str:
    """Return a header without the zone that it names."""
    return _NAMED_ZONE.sub(" ", header)


def zone_offset(text: str) -> int | None:
    """Return the seconds by which a zone is ahead of UTC; None when it is none."""
    plain = re.sub(r"utc|gmt|\s", "", text.lower())
    if plain in ("", "z"):
        return 0
    if plain == "ict":
        return 7 * 3600
    digits = plain[1:].replace(":", "")
    hours, minutes = (int(digits), 0) if len(digits) < 3 else (int(digits[:-2]), int(digits[-2:]))
    seconds = hours * 3600 + minutes * 60
    if minutes > 59 or seconds > _MAX_ZONE:
        return None
    return -seconds if plain[0] == "-" else seconds


def _clock(hour: int, minute: int, second: float, half: str, offset: int | None) -> Clock | None:
    morning = bool(re.fullmatch(_BEFORE_NOON, half, re.IGNORECASE))
    afternoon = bool(re.fullmatch(_AFTER_NOON, half, re.IGNORECASE))
    if hour == 24 and not (minute or second or morning or afternoon):
        return Clock(86_400.0, offset)  # the end of the day
    if minute > 59 or second >= 60 or hour > 23 or (morning and hour > 12):
        return None
    if morning or (afternoon and hour <= 12):
        hour = hour % 12 + 12 * afternoon
    return Clock(hour * 3600 + minute * 60 + second, offset)
