"""Which defects are sown into the exports, and how often."""

from __future__ import annotations

from dataclasses import dataclass

from .figure import Figures, figure

TRACK_DEFECTS = (
    "leg_day_per_member",
    "overlapping_leg",
    "days_in_one_track",
    "repeated_fixes",
    "gps_spike",
    "fix_at_zero",
    "camp_night",
    "wrong_device_date",
    "wrong_clock",
    "buddhist_year_in_xml",
)
TABLE_DEFECTS = (
    "buddhist_era",
    "thai_digits",
    "thai_month",
    "day_month_order",
    "decimal_comma",
    "swapped_lat_lon",
    "other_zone",
    "indian_1975",
    "no_coordinates",
    "unreadable_date",
    "unreadable_time",
    "repeated_rows",
)
FILE_DEFECTS = ("duplicate_export", "truncated_xml", "windows_874", "byte_order_mark")
ALL_DEFECTS = (*TRACK_DEFECTS, *TABLE_DEFECTS, *FILE_DEFECTS)
_HOW = "assumption: more than is usual, so that every class meets each of them"


@dataclass(frozen=True)
class DefectParams(Figures):
    """Defects of real exports; ``chosen`` may leave some out, shares are of patrols, leg-days or rows."""

    chosen: tuple[str, ...] = figure(ALL_DEFECTS, "defects that occur", "the field's background", choices=ALL_DEFECTS)
    leg_day_per_member: float = figure(0.06, "share of patrols with a leg-day per team member", _HOW, high=1)
    overlapping_leg: float = figure(0.03, "share of patrols with a leg that overlaps another", _HOW, high=1)
    days_in_one_track: float = figure(0.02, "share of patrols whose days are joined into one track", _HOW, high=1)
    repeated_fixes: float = figure(0.08, "share of leg-days with fixes repeated", _HOW, high=1)
    gps_spike: float = figure(0.03, "share of leg-days with a jump", _HOW, high=1)
    fix_at_zero: float = figure(0.02, "share of leg-days with a fix at 0, 0", _HOW, high=1)
    camp_night: float = figure(0.05, "share of patrols with a receiver left on in camp", _HOW, high=1)
    wrong_device_date: float = figure(0.02, "share of patrols with a wrong date in the device", _HOW, high=1)
    wrong_clock: float = figure(0.02, "share of patrols with a clock that is hours off", _HOW, high=1)
    buddhist_year_in_xml: float = figure(0.02, "share of patrols with years of the Buddhist era", _HOW, high=1)
    rows_per_table: int = figure(3, "rows of a table with each of the defects of rows", _HOW, "rows", high=1000)

    def has(self, name: str) -> bool:
        """Return whether a defect is chosen."""
        return name in self.chosen
