"""The page of what is likely: the map of risk, how sure it is, and how maps like it did in the past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..base.words import QT_TRANSLATE_NOOP, Sentence
from .findings import WIDE_MM, chart_rows, key
from .items import SMALL, Box, text
from .map_pair import Half, map_pair

if TYPE_CHECKING:
    from .pages import Sheets

HEIGHTS_MM = (92.0, 31.0)  # of the maps and of their keys
KEYS = ("risk", "unsure", "not_visited")


def likely(sheets: Sheets, mark: str, left: float, bottom: float) -> None:
    """Lay out both maps side by side, and below them the charts that say how far they can be trusted."""
    words, contents = sheets.words, sheets.contents
    title = words("What is likely, how sure, and where we do not know")
    data = words("Data: {period}").format(period=words.period(contents.data))
    page, y = sheets.new_page(title, data, mark)
    halves = (
        Half(words("Risk"), Sentence(QT_TRANSLATE_NOOP(
            "PawcPlanner", "How likely threats are, as a multiple of the mean of the park. Hatched cells were not "
            "visited: there the map follows the ground alone.")), sheets.maps.risk()),
        Half(words("How sure the risk is"), Sentence(QT_TRANSLATE_NOOP(
            "PawcPlanner", "Two times in three the true risk lies within the range that is meant here. Where it is "
            "wide, a patrol teaches us most.")), sheets.maps.unsure()),
    )
    y = map_pair(sheets, halves, (page, left, y), HEIGHTS_MM, KEYS)
    page, y = chart_rows(sheets, contents.likely, (title, mark), (page, left, y), bottom)
    explained = key(contents.likely, words)
    if explained:
        text(sheets.layout, Box(page, left, y, WIDE_MM, 5), explained, SMALL)
