"""Where things stand on the pages of a briefing: A4 upright, 10 mm margins, one idea per page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import QgsCoordinateReferenceSystem, QgsLayoutItemMap, QgsPrintLayout
from qgis.PyQt.QtCore import Qt

from ..base.words import QT_TRANSLATE_NOOP, Sentence
from ..bridge.fonts import line_mm
from .contents import Contents, TeamSheet
from .findings import findings
from .items import (
    BODY,
    SMALL,
    Box,
    add_page,
    grid,
    legend,
    map_item,
    north_arrow,
    row_mm,
    rule,
    scale_bar,
    table,
    text,
    wrap,
)
from .likely import likely
from .map_pair import Half, map_pair
from .maps import MapSet
from .rows import camera_table, day_table, gap_table, stop_table
from .words import Words

LEFT, RIGHT, WIDTH = 10.0, 200.0, 190.0
TOP, BOTTOM = 10.0, 282.0  # room for the footer below
GAP_HEIGHTS = (98.0, 42.0)  # of the maps of hotspots and gaps, and of their keys
TICKS = 5.0  # room for grid figures left of and below a map
COMMANDER = QT_TRANSLATE_NOOP("PawcPlanner", "For the commander only: do not hand out.")


@dataclass
class Sheets:
    """A layout being filled: what is printed, its words and maps, and the title of every page for the footer."""

    layout: QgsPrintLayout
    contents: Contents
    words: Words
    maps: MapSet
    crs: QgsCoordinateReferenceSystem

    def __post_init__(self) -> None:
        self.pages = 0
        self.layout.pageCollection().clear()

    def new_page(self, title: str, subtitle: str = "", mark: str = "") -> tuple[int, float]:
        """Start a page with its heading; returns the page's number from 0 and where the rest may start, mm."""
        page = add_page(self.layout)
        self.pages = page + 1
        y = TOP + text(self.layout, Box(page, LEFT, TOP, WIDTH, 8), title, 15, bold=True)
        cycle = self.words("Cycle {cycle}").format(cycle=self.words.period(self.contents.cycle))
        line = "  ·  ".join(part for part in (self.contents.site, cycle, subtitle) if part)
        y += text(self.layout, Box(page, LEFT, y, WIDTH, 6), line, BODY)
        if mark:
            y += text(self.layout, Box(page, LEFT, y, WIDTH, 5), mark, SMALL, bold=True)
        rule(self.layout, page, LEFT, y, WIDTH)
        return page, y + 2

    def heading(self, page: int, x: float, y: float, width: float, words: str) -> float:
        """Write a heading and return its height."""
        return text(self.layout, Box(page, x, y, width, 5), words, 10, bold=True)

    def map(self, box: Box, layers: Sequence, bounds: Sequence[float], bar: tuple[float, float]) -> QgsLayoutItemMap:
        """Draw a map with grid; scale bar and north arrow stand beside it at ``bar``, so that they hide nothing."""
        inner = Box(box.page, box.x + TICKS, box.y, box.width - TICKS, box.height - TICKS)
        made = map_item(self.layout, inner, layers, bounds, self.crs)
        grid(made, QgsCoordinateReferenceSystem(self.contents.grid.crs))
        north_arrow(self.layout, Box(box.page, bar[0], bar[1], 6, 9), made)
        scale_bar(self.layout, Box(box.page, bar[0] + 7, bar[1], 34, 9), made, self.words("km"))
        return made


def all_pages(sheets: Sheets) -> None:
    """Lay out every page, then the footers, which need the number of pages."""
    overview(sheets)
    if sheets.contents.charts or sheets.contents.yearly:
        findings(sheets, sheets.words(COMMANDER), LEFT, BOTTOM)
    if sheets.contents.counts.cells:
        gaps(sheets)
    if sheets.contents.has_risk:
        likely(sheets, sheets.words(COMMANDER), LEFT, BOTTOM)
    for sheet in sheets.contents.teams:
        team(sheets, sheet)
    if sheets.contents.cameras:
        cameras(sheets)
    footers(sheets)


def overview(sheets: Sheets) -> None:
    """Page 1: where everything is, and the numbers of the cycle."""
    words, contents = sheets.words, sheets.contents
    page, y = sheets.new_page(
        words("Patrol plan"), words("Data: {period}").format(period=words.period(contents.data)), words(COMMANDER))
    layers = sheets.maps.overview()
    box = Box(page, LEFT, y, 140, 150)
    made = sheets.map(box, layers, contents.bounds, (LEFT + 142, y + box.height - 15))
    legend(sheets.layout, Box(page, LEFT + 142, y - 1, 48, 150), made, [la for la in layers if la.type() == 0])
    y += box.height + 2
    numbers_end = _numbers(sheets, page, y)
    _sentences(sheets, page, y, numbers_end)


def _numbers(sheets: Sheets, page: int, y: float) -> float:
    words = sheets.words
    y += sheets.heading(page, LEFT, y, 92, words("Key numbers"))
    for number in sheets.contents.numbers:
        label = text(sheets.layout, Box(page, LEFT, y, 34, 5), words.sentence(number.label), SMALL)
        value = words.sentence(number.value)
        height = text(sheets.layout, Box(page, LEFT + 36, y, 56, 5), value, SMALL, bold=True)
        if number.before is not None:
            before = words("before: {value}").format(value=words.sentence(number.before))
            below = Box(page, LEFT + 36, y + height - 0.6, 56, 5)
            height += text(sheets.layout, below, before, SMALL, color="#444444") - 0.6
        y += max(label, height) + 0.3
    return y


def _sentences(sheets: Sheets, page: int, y: float, low: float) -> None:
    """Findings, then assumptions and warnings; what does not fit the column goes on to a page of its own."""
    words, contents = sheets.words, sheets.contents
    x, width = LEFT + 98, 92.0
    rest = [(words("What the maps say"), contents.findings), (words("Assumptions and warnings"), contents.notes)]
    for title, sentences in rest:
        if not sentences:
            continue
        if y > BOTTOM - 12:
            page, y = sheets.new_page(title, "", words(COMMANDER))
            x, width = LEFT, WIDTH
        else:
            y += sheets.heading(page, x, y, width, title)
        for sentence in sentences:
            shown = "• " + words.sentence(sentence)
            if y + _height(shown, width) > BOTTOM:
                page, y = sheets.new_page(title, "", words(COMMANDER))
                x, width = LEFT, WIDTH
            y += text(sheets.layout, Box(page, x, y, width, 5), shown, SMALL) + 0.2


def _height(words: str, width: float) -> float:
    return len(wrap(words, width, SMALL)) * line_mm(SMALL) + 1


def gaps(sheets: Sheets) -> None:
    """Page 2: hotspots and gaps side by side, the ten largest gaps with their places."""
    words, contents = sheets.words, sheets.contents
    page, y = sheets.new_page(words("Hotspots and gaps"), words("Data: {period}").format(
        period=words.period(contents.data)), words(COMMANDER))
    counts = contents.counts
    halves = (
        Half(words("Hotspots"), Sentence(QT_TRANSLATE_NOOP(
            "PawcPlanner", "{hot} cells have clearly more threats per km than the rest, {cold} clearly fewer. Hatched "
            "cells were not visited: nothing is known there."), {"hot": counts.hot, "cold": counts.cold}),
             sheets.maps.hotspots()),
        Half(words("Gaps"), Sentence(QT_TRANSLATE_NOOP(
            "PawcPlanner", "The darker a cell, the more we probably missed there: likely threats, little or old patrol "
            "effort. The ten largest are numbered.")), sheets.maps.gaps()),
    )
    y = map_pair(sheets, halves, (page, LEFT, y), GAP_HEIGHTS, ("hotspots", "gaps", "not_visited", "observations"))
    y += sheets.heading(page, LEFT, y, WIDTH, words("The ten largest gaps"))
    table(sheets.layout, Box(page, LEFT, y, WIDTH, 60), *gap_table(contents, words))


def team(sheets: Sheets, sheet: TeamSheet) -> None:
    """One team's sheet: map, days, reasons, way-points; way-points that do not fit go on to a second sheet."""
    words, contents = sheets.words, sheets.contents
    title = words("Team {team}").format(team=sheet.team)
    facts = words("Station {station} · {days} days · {km:.1f} km · {hours:.1f} h walking").format(
        station=sheet.station, days=len(sheet.days), km=sheet.km, hours=sheet.hours)
    page, y = sheets.new_page(title, facts)
    y += text(sheets.layout, Box(page, LEFT, y, WIDTH, 5), words(
        "Leader: ……………………………………………   Signature: ……………………………………   Vehicle: ………………………"), BODY) + 1
    layers = sheets.maps.team(sheet.team, redact=contents.redacted)
    made = sheets.map(Box(page, LEFT, y, 146, 118), layers, sheet.bounds, (LEFT + 148, y + 103))
    legend(sheets.layout, Box(page, LEFT + 148, y - 1, 42, 118), made, [la for la in layers if la.type() == 0])
    y += 120
    y += sheets.heading(page, LEFT, y, WIDTH, words("Days"))
    y += table(sheets.layout, Box(page, LEFT, y, WIDTH, 40), *day_table(sheet, words)) + 1.5
    y = _reasons(sheets, sheet, page, y)
    _waypoints(sheets, sheet, title, page, y)


def _reasons(sheets: Sheets, sheet: TeamSheet, page: int, y: float) -> float:
    words = sheets.words
    said = [(day.day, words.sentence(day.reason)) for day in sheet.days if day.reason is not None]
    if said:
        y += sheets.heading(page, LEFT, y, WIDTH, words("Why this route"))
    for number, sentence in said:
        shown = words("Day {day}: {reason}").format(day=number, reason=sentence)
        y += text(sheets.layout, Box(page, LEFT, y, WIDTH, 5), shown, SMALL) - 0.4
    if sheet.withheld:
        y += text(sheets.layout, Box(page, LEFT, y, WIDTH, 5), words(
            "{count} stops are not on this sheet; the commander tells you where.").format(count=sheet.withheld), SMALL)
    return y + 1


def _waypoints(sheets: Sheets, sheet: TeamSheet, title: str, page: int, y: float) -> None:
    words, contents = sheets.words, sheets.contents
    columns, rows = stop_table(sheet, contents, words)
    heading = words("Way-points (WGS 84; grid {grid})").format(grid=contents.grid.name)
    step = row_mm()
    while rows:
        fits = int((BOTTOM - y - 7) / step) - 1
        if fits < min(4, len(rows)):
            page, y = sheets.new_page(title, words("continued"))
            continue
        y += sheets.heading(page, LEFT, y, WIDTH, heading)
        y += table(sheets.layout, Box(page, LEFT, y, WIDTH, 60), columns, rows[:fits]) + 2
        rows = rows[fits:]


def cameras(sheets: Sheets) -> None:
    """Last page: where cameras stay and where new ones go."""
    words, contents = sheets.words, sheets.contents
    page, y = sheets.new_page(words("Cameras"), "", words(COMMANDER))
    layers = sheets.maps.cameras()
    made = sheets.map(Box(page, LEFT, y, 146, 130), layers, contents.bounds, (LEFT + 148, y + 115))
    legend(sheets.layout, Box(page, LEFT + 148, y - 1, 42, 130), made, [la for la in layers if la.type() == 0])
    y += 132
    y += text(sheets.layout, Box(page, LEFT, y, WIDTH, 5), words(
        "A site counts only when it has signal and a team can be there before the intruder reaches the trees. Share: "
        "what this site adds to all intrusion that can be caught. Team there: hours for the nearest team. Head start: "
        "hours between the picture and the intruder's target."), SMALL) + 1
    columns, rows = camera_table(contents, words)
    step = row_mm()
    while rows:
        fits = max(1, int((BOTTOM - y - 2) / step) - 1)
        y += table(sheets.layout, Box(page, LEFT, y, WIDTH, 60), columns, rows[:fits])
        rows = rows[fits:]
        if rows:
            page, y = sheets.new_page(words("Cameras"), words("continued"), words(COMMANDER))


def footers(sheets: Sheets) -> None:
    """Foot of every page: the site's notice, datum, calendar, cycle and page number."""
    words, contents = sheets.words, sheets.contents
    era = words("years: Buddhist era (2569 = 2026)") if words.buddhist else words("years: common era")
    left = " · ".join(part for part in (
        words("datum WGS 84"), words("grid {grid}").format(grid=contents.grid.name), era,
        words("language: English")) if part)
    for page in range(sheets.pages):
        rule(sheets.layout, page, LEFT, BOTTOM + 0.5, WIDTH, 0.2)
        text(sheets.layout, Box(page, LEFT, BOTTOM + 1, WIDTH, 4), contents.notice, SMALL, bold=True)
        text(sheets.layout, Box(page, LEFT, BOTTOM + 5, 160, 4), left, SMALL)
        text(sheets.layout, Box(page, RIGHT - 32, BOTTOM + 5, 31, 4), words("page {page} of {pages}").format(
            page=page + 1, pages=sheets.pages), SMALL, align=Qt.AlignmentFlag.AlignRight)
