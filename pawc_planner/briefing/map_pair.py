"""Two maps beside each other, each with a heading, a sentence and its key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsMapLayer

from ..base.words import Sentence
from ..bridge.layers import KEY
from .items import SMALL, Box, legend, text

if TYPE_CHECKING:
    from .pages import Sheets

WIDTH, STEP = 94.0, 96.0  # of a map, and from one to the next, mm
BAR = 52.0  # from the left edge of a map to its scale bar
ABOVE = 3.0  # the uppermost figure of the grid reaches above its map


@dataclass(frozen=True)
class Half:
    """One of the two maps: heading in the language of the page, what it shows, and its layers."""

    heading: str
    sentence: Sentence
    layers: Sequence[QgsMapLayer]


def map_pair(
    sheets: Sheets, halves: Sequence[Half], corner: tuple[int, float, float], height: tuple[float, float],
    explained: Sequence[str],
) -> float:
    """Lay out two maps and return where the rest may start, mm.

    Parameters
    ----------
    corner : tuple
        Page, left edge and top, mm.
    height : tuple of float
        Of the maps, and of the keys below them, mm.
    explained : sequence of str
        Keys of the layers that stand in the key.
    """
    page, left, y = corner
    top = ABOVE + max(_heading(sheets, half, (page, left + STEP * place, y)) for place, half in enumerate(halves))
    for place, half in enumerate(halves):
        x = left + STEP * place
        box = Box(page, x, top, WIDTH, height[0])
        made = sheets.map(box, half.layers, sheets.contents.bounds, (x + BAR, top + height[0] + 2))
        shown = [layer for layer in half.layers if layer.customProperty(KEY) in explained]
        legend(sheets.layout, Box(page, x + 4, top + height[0], WIDTH - 4, height[1]), made, shown)
    return top + sum(height)


def _heading(sheets: Sheets, half: Half, corner: tuple[int, float, float]) -> float:
    page, x, y = corner
    y += sheets.heading(page, x, y, WIDTH, half.heading)
    return y + text(sheets.layout, Box(page, x, y, WIDTH, 5), sheets.words.sentence(half.sentence), SMALL) + 0.5
