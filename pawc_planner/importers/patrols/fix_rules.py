"""Why fixes are left out or their times changed: one plain sentence for each rule."""

from __future__ import annotations

from ...base.words import QT_TRANSLATE_NOOP
from ..records import Repair

REASONS = {
    "zero": QT_TRANSLATE_NOOP("PawcPlanner", "the device had no position (0° N 0° E)"),
    "repeat": QT_TRANSLATE_NOOP("PawcPlanner", "the same fix twice"),
    "overlap": QT_TRANSLATE_NOOP("PawcPlanner", "another recording of the same team covers the same time nearby"),
    "member_copy": QT_TRANSLATE_NOOP("PawcPlanner", "the same fixes are in another patrol; they count once"),
    "late_copy": QT_TRANSLATE_NOOP(
        "PawcPlanner", "the same places one by one at other times: a copy whose clock was in another time zone"
    ),
    "spike": QT_TRANSLATE_NOOP("PawcPlanner", "a short excursion out and back, too fast for the transport"),
    "teleport": QT_TRANSLATE_NOOP("PawcPlanner", "too far from the rest of the track to be reached in the time"),
    "ride": QT_TRANSLATE_NOOP(
        "PawcPlanner", "faster for a while than the transport can go, but not than a car: the team was driven"
    ),
    "stationary": QT_TRANSLATE_NOOP(
        "PawcPlanner", "the team stayed in one place; the scatter of the receiver is no way"
    ),
    "clock": QT_TRANSLATE_NOOP("PawcPlanner", "the device had a wrong date; whole days were added"),
    "clock_weeks": QT_TRANSLATE_NOOP(
        "PawcPlanner", "the receiver counted its weeks from the start again; 1024 weeks were added"
    ),
    "clock_hours": QT_TRANSLATE_NOOP(
        "PawcPlanner", "the clock was in another time zone; only moved by these hours do start and end of the day fit"
    ),
    "clock_back": QT_TRANSLATE_NOOP("PawcPlanner", "the clock of the device jumped back while the team went on"),
    "interpolated": QT_TRANSLATE_NOOP("PawcPlanner", "the fix had no usable time; it was put between its neighbours"),
}


def fix_repair(field: str, before: str, after: str, rule: str) -> Repair:
    """Return the record of a change to fixes by one of the known rules."""
    return Repair(field, before, after, rule, REASONS[rule])
