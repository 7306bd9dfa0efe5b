"""Why values are changed: one plain sentence for each rule, which is kept with every repair."""

from __future__ import annotations

from ..base.words import QT_TRANSLATE_NOOP
from .records import Repair

REASONS = {
    "buddhist_year": QT_TRANSLATE_NOOP("PawcPlanner", "the year is of the Buddhist era, 543 years ahead"),
    "buddhist_short": QT_TRANSLATE_NOOP(
        "PawcPlanner", "a spreadsheet took the two digits of a Buddhist year (67 for 2567) for 1967"
    ),
    "thai_digits": QT_TRANSLATE_NOOP("PawcPlanner", "Thai digits"),
    "local_digits": QT_TRANSLATE_NOOP("PawcPlanner", "digits of another script"),
    "thai_month": QT_TRANSLATE_NOOP("PawcPlanner", "the month is written in Thai"),
    "serial_day": QT_TRANSLATE_NOOP("PawcPlanner", "it is the number by which spreadsheets keep a day"),
    "decimal_comma": QT_TRANSLATE_NOOP("PawcPlanner", "the comma is the decimal point"),
    "group_points": QT_TRANSLATE_NOOP("PawcPlanner", "the points group the thousands"),
    "unit": QT_TRANSLATE_NOOP("PawcPlanner", "the unit was written beside the number"),
    "dms": QT_TRANSLATE_NOOP("PawcPlanner", "degrees and minutes were made degrees with decimals"),
    "one_cell": QT_TRANSLATE_NOOP("PawcPlanner", "one cell held both coordinates"),
    "swapped": QT_TRANSLATE_NOOP(
        "PawcPlanner", "latitude and longitude were swapped; only the other way round do they lie near the site"
    ),
    "swapped_metres": QT_TRANSLATE_NOOP(
        "PawcPlanner", "easting and northing were swapped; only the other way round do they lie near the site"
    ),
    "lost_sign": QT_TRANSLATE_NOOP(
        "PawcPlanner", "the minus of the south or west was missing; only with it does the place lie near the site"
    ),
    "utm_zone": QT_TRANSLATE_NOOP(
        "PawcPlanner", "the coordinates are UTM without a zone; this zone brings them to the site"
    ),
    "other_zone": QT_TRANSLATE_NOOP(
        "PawcPlanner", "the place is not near the site in the coordinate system that was named, but in this one"
    ),
    "site_crs": QT_TRANSLATE_NOOP("PawcPlanner", "the coordinates are metres in the coordinate system of the site"),
    "degrees": QT_TRANSLATE_NOOP("PawcPlanner", "the coordinates are degrees, not metres as was said"),
    "grid": QT_TRANSLATE_NOOP(
        "PawcPlanner", "a grid reference (UTM with its zone, or MGRS) was made longitude and latitude"
    ),
    "indian_1975": QT_TRANSLATE_NOOP(
        "PawcPlanner", "the table says Indian 1975, which lies some 300 to 400 m off WGS 84"
    ),
    "indian_1954": QT_TRANSLATE_NOOP(
        "PawcPlanner", "the table says Indian 1954, which lies some 300 to 400 m off WGS 84"
    ),
    "shifted": QT_TRANSLATE_NOOP(
        "PawcPlanner", "the cells of the row stood in the wrong columns; only shifted back can all of them be read"
    ),
    "mojibake": QT_TRANSLATE_NOOP("PawcPlanner", "the text had been read in the wrong encoding and was unreadable"),
    "unreadable": QT_TRANSLATE_NOOP("PawcPlanner", "it cannot be read and is left empty"),
    "impossible": QT_TRANSLATE_NOOP("PawcPlanner", "no such number can be right here; it is left empty"),
    "bars": QT_TRANSLATE_NOOP("PawcPlanner", "it was counted in bars, of which there are five"),
    "percent": QT_TRANSLATE_NOOP("PawcPlanner", "it was given in per cent"),
    "data_model": QT_TRANSLATE_NOOP(
        "PawcPlanner", "the park's data model came after this find, whose words have these keys"
    ),
    "clock": QT_TRANSLATE_NOOP("PawcPlanner", "the device had a wrong date; whole days were added"),
    "clock_weeks": QT_TRANSLATE_NOOP(
        "PawcPlanner", "the receiver counted 1024 weeks and began again; these 7168 days were added"
    ),
    "clock_hours": QT_TRANSLATE_NOOP(
        "PawcPlanner", "the clock was in another time zone; only shifted by these hours does the track fit its day"
    ),
    "clock_back": QT_TRANSLATE_NOOP("PawcPlanner", "the clock jumped back within the track; the way goes on"),
    "first_day": QT_TRANSLATE_NOOP(
        "PawcPlanner", "the way was made on several days and tells no times; it stands under the first of them"
    ),
    "interpolated": QT_TRANSLATE_NOOP("PawcPlanner", "the fix had no time; it was put between its neighbours"),
    "zero": QT_TRANSLATE_NOOP("PawcPlanner", "the device had no position (0° N 0° E)"),
    "spike": QT_TRANSLATE_NOOP("PawcPlanner", "a short excursion out and back, too fast for the transport"),
    "teleport": QT_TRANSLATE_NOOP(
        "PawcPlanner", "too far from the rest of the track to be reached in the time"
    ),
    "ride": QT_TRANSLATE_NOOP(
        "PawcPlanner", "faster for a while than the transport can go, but not than a car: the team was driven"
    ),
    "overlap": QT_TRANSLATE_NOOP("PawcPlanner", "a longer recording of the same leg covers the same time"),
    "repeat": QT_TRANSLATE_NOOP("PawcPlanner", "the same fix twice"),
    "order": QT_TRANSLATE_NOOP("PawcPlanner", "the fixes were not in the order of their times"),
    "member_copy": QT_TRANSLATE_NOOP("PawcPlanner", "the same track was recorded for another member of the team"),
    "late_copy": QT_TRANSLATE_NOOP(
        "PawcPlanner", "the same places one by one at other times: a copy whose clock was in another time zone"
    ),
    "stationary": QT_TRANSLATE_NOOP(
        "PawcPlanner", "the receiver lay still; its scatter around one place is no way that was walked"
    ),
    "outside": QT_TRANSLATE_NOOP("PawcPlanner", "the fix lies more than 50 km outside of the site"),
}


def repair(field: str, before: str, after: object, rule: str) -> Repair:
    """Return the record of a change by one of the known rules."""
    return Repair(field, before, str(after), rule, REASONS[rule])
