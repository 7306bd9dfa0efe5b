"""The tables of a briefing as columns and rows of text."""

from __future__ import annotations

from collections.abc import Sequence

from ..base.axis import numbers
from ..base.series import Series
from ..bridge.styles import STOP_SHAPES
from .contents import Contents, Place, TeamSheet
from .items import Column
from .words import Words

UNITLESS = ("index_by_year", "stumps_by_year", "reports_by_year")  # their title says what they are
MOST_YEARS = 8  # that stand beside each other
Table = tuple[list[Column], list[list[str]]]
ACTIONS = {"keep": "keep", "add": "add", "retire": "retire"}


def _place(place: Place) -> list[str]:
    return [f"{place.lat:.5f}", f"{place.lon:.5f}", f"{place.easting:.0f}", f"{place.northing:.0f}"]


def _place_columns(contents: Contents, words: Words) -> list[Column]:
    return [
        Column(words("Latitude"), 18, True), Column(words("Longitude"), 19, True),
        Column(words("E {zone}").format(zone=contents.grid.zone), 17, True),
        Column(words("N {zone}").format(zone=contents.grid.zone), 18, True),
    ]


def gap_table(contents: Contents, words: Words) -> Table:
    """Rank, sector, score, last visit, km and place of the largest gaps."""
    columns = [
        Column("#", 7, True), Column(words("Sector"), 30), Column(words("Score"), 13, True),
        Column(words("Last visit"), 33), Column(words("km"), 12, True), *_place_columns(contents, words)]
    rows = [
        [str(gap.rank), gap.sector or "–", f"{gap.score:.2f}",
         _days_ago(gap.days_since, words),
         f"{gap.km:.1f}", *_place(gap.place)] for gap in contents.gaps]
    return columns, rows


def _days_ago(days: float | None, words: Words) -> str:
    return words("never in the data") if days is None else words("{days} days ago").format(days=round(days))


def day_table(sheet: TeamSheet, words: Words) -> Table:
    """Date, start, end, length, hours and climb of each day."""
    columns = [
        Column(words("Day"), 9, True), Column(words("Date"), 26), Column(words("Start"), 44), Column(words("End"), 44),
        Column(words("km"), 12, True), Column(words("Hours"), 16, True), Column(words("Climb (m)"), 18, True)]
    rows = [
        [str(day.day), words.day(day.date), day.start_place, day.end_place, f"{day.km:.1f}", clock(day.hours),
         "–" if day.climb_m is None else f"{day.climb_m:.0f}"] for day in sheet.days]
    return columns, rows


def stop_table(sheet: TeamSheet, contents: Contents, words: Words) -> Table:
    """Day, name, kind, place, km and hours from the start of each way-point."""
    columns = [
        Column(words("Day"), 9, True), Column(words("Name"), 25), Column(words("Kind"), 22),
        *_place_columns(contents, words), Column(words("km"), 12, True), Column(words("Hours"), 16, True)]
    rows = [
        [str(stop.day), stop.name, words(STOP_SHAPES[stop.kind][1]) if stop.kind in STOP_SHAPES else stop.kind,
         *_place(stop.place), f"{stop.km:.1f}", clock(stop.hours)] for stop in sheet.stops]
    return columns, rows


def camera_table(contents: Contents, words: Words) -> Table:
    """Rank, action, camera, share, signal, hours and place of each camera site."""
    columns = [
        Column("#", 7, True), Column(words("Action"), 16), Column(words("Camera"), 21),
        Column(words("Share"), 13, True), Column(words("Signal"), 13, True), Column(words("Team there"), 16, True),
        Column(words("Head start"), 16, True), *_place_columns(contents, words)]
    rows = [
        [str(c.rank), words(ACTIONS.get(c.action, c.action)), c.camera_id or "–", f"{100 * c.share:.1f} %",
         "?" if c.signal is None else f"{100 * c.signal:.0f} %", clock(c.reach_hours), clock(c.lead_hours),
         *_place(c.place)]
        for c in contents.cameras]
    return columns, rows


def yearly_table(rows: Sequence[Series], words: Words) -> Table:
    """Yearly numbers: one row for each, the latest years in columns; a question mark where nothing is known."""
    labels = rows[0].labels[-MOST_YEARS:]
    columns = [Column(words("Yearly numbers"), 84)]
    columns += [Column(words.label(label), 11, True) for label in labels]
    return columns, [
        [_with_unit(row, words), *(figure.replace("–", "?") for figure in numbers(row.values[-MOST_YEARS:]))]
        for row in rows]


def _with_unit(row: Series, words: Words) -> str:
    title, unit = words.sentence(row.title), words(row.unit)
    has_unit = unit.lower() in title.lower() or row.name in UNITLESS
    return title if has_unit else f"{title} ({unit})"


def clock(hours: float | None) -> str:
    """Write hours as ``3:30``; a dash when not known."""
    if hours is None:
        return "–"
    minutes = round(hours * 60)
    return f"{minutes // 60}:{minutes % 60:02d}"
