"""The page of charts: where we were, what we found, what is changing; each chart with its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..base import axis
from ..base.series import Series
from ..bridge.fonts import line_mm
from .charts import chart
from .items import BODY, SMALL, Box, row_mm, table, text, wrap
from .rows import yearly_table
from .words import Words

if TYPE_CHECKING:
    from .pages import Sheets

WIDE_MM, NARROW_MM, BETWEEN = 190.0, 92.0, 6.0
TOLD = ("index_by_year", "stumps_by_year", "km_by_year")  # of which one sentence stands below the table
WIDE_HEIGHT, NARROW_HEIGHT = 50.0, 56.0


def findings(sheets: Sheets, mark: str, left: float, bottom: float) -> None:
    """Lay out the charts row by row, two beside each other where they are narrow; as many pages as they need."""
    words = sheets.words
    title = words("Where we were, what we found, what is changing")
    data = words("Data: {period}").format(period=words.period(sheets.contents.data))
    page, y = sheets.new_page(title, data, mark)
    page, y = chart_rows(sheets, sheets.contents.charts, (title, mark), (page, left, y), bottom)
    page, y = _yearly_numbers(sheets, (title, mark), (page, left, y), bottom)
    explained = key((*sheets.contents.charts, *sheets.contents.yearly), words)
    if explained:
        text(sheets.layout, Box(page, left, y, WIDE_MM, 5), explained, SMALL)


def chart_rows(
    sheets: Sheets, charts: Sequence[Series], heading: tuple[str, str], at: tuple[int, float, float], bottom: float
) -> tuple[int, float]:
    """Lay out charts row by row, each with its title and sentence; return the page and where the rest may start."""
    words, (title, mark), (page, left, y) = sheets.words, heading, at
    for row in rows_of(charts):
        heads = [wrap(words.sentence(one.title), width_of(one), 10, bold=True) for one in row]
        said = [wrap(words.sentence(one.summary), width_of(one) - 1, BODY) for one in row]
        head = max(map(len, heads)) * line_mm(10) + 1
        plot = WIDE_HEIGHT if is_wide(row[0]) else NARROW_HEIGHT
        height = head + plot + max(map(len, said)) * line_mm(BODY) + 5
        if y + height > bottom - 5:
            page, y = sheets.new_page(title, words("continued"), mark)
        for place, one in enumerate(row):
            x = left + place * (NARROW_MM + BETWEEN)
            lines = heads[place]
            text(sheets.layout, Box(page, x, y + head - 1 - len(lines) * line_mm(10), width_of(one), 5),
                 words.sentence(one.title), 10, bold=True)
            chart(sheets.layout, Box(page, x, y + head, width_of(one), plot), one, words)
            text(sheets.layout, Box(page, x, y + head + plot, width_of(one) - 1, 5), words.sentence(one.summary), BODY)
        y += height
    return page, y


def _yearly_numbers(
    sheets: Sheets, heading: tuple[str, str], at: tuple[int, float, float], bottom: float
) -> tuple[int, float]:
    """Lay out the table of yearly numbers with its sentence; return the page and where the rest may start."""
    words, rows, (title, mark), (page, left, y) = sheets.words, sheets.contents.yearly, heading, at
    if not rows:
        return page, y
    said = _told(sheets)
    height = row_mm() * (len(rows) + 1) + (len(wrap(said, WIDE_MM - 1, BODY)) + 1) * line_mm(BODY) + 3
    if y + height > bottom - 5:
        page, y = sheets.new_page(title, words("continued"), mark)
    y += table(sheets.layout, Box(page, left, y, WIDE_MM, 60), *yearly_table(rows, words)) + 1
    return page, y + text(sheets.layout, Box(page, left, y, WIDE_MM - 1, 5), said, BODY) + 1


def _told(sheets: Sheets) -> str:
    """Return the sentence below the table: the first of ``TOLD`` that does not stand below a chart already."""
    said = {sheets.words.sentence(chart.summary) for chart in sheets.contents.charts}
    by_name = {row.name: sheets.words.sentence(row.summary) for row in sheets.contents.yearly}
    return next((by_name[name] for name in TOLD if by_name.get(name, "") not in ("", *said)), "")


def rows_of(charts: Sequence[Series]) -> Iterator[list[Series]]:
    """Put two narrow charts into one row and each wide one into its own, which waits while a place is free above it."""
    row: list[Series] = []
    waiting: list[Series] = []
    for one in charts:
        (waiting if is_wide(one) else row).append(one)
        if len(row) != 1:
            yield from ([row] if row else [])
            yield from ([wide] for wide in waiting)
            row, waiting = [], []
    yield from ([row] if row else [])
    yield from ([wide] for wide in waiting)


def is_wide(series: Series) -> bool:
    """Whether a chart takes the whole width."""
    return axis.is_wide(series.labels)


def width_of(series: Series) -> float:
    """Width of a chart in mm."""
    return WIDE_MM if is_wide(series) else NARROW_MM


def key(charts: Sequence[Series], words: Words) -> str:
    """Say what the signs mean that stand on any of the charts; "" when there are none."""
    has_ends = any(low == low for one in charts for low in one.low)
    has_gaps = any(value != value for one in charts for value in one.values)
    strokes = words("Thin upright strokes: 95 % intervals; the true value very probably lies within.")
    gaps = words("?: nothing is known; that is not the same as nothing found.")
    return "  ".join(said for said, needed in ((strokes, has_ends), (gaps, has_gaps)) if needed)
