"""A font that has Thai and Latin letters, and how wide a text is in it."""

from __future__ import annotations

from functools import lru_cache

from qgis.PyQt.QtGui import QFont, QFontDatabase, QFontMetricsF

# First one installed wins: Linux, then Windows and macOS. Each holds Thai and Latin letters of one design.
THAI_FONTS = ("Sarabun", "Loma", "Garuda", "Leelawadee UI", "Tahoma", "Thonburi", "Noto Sans Thai")
MM_PER_POINT = 25.4 / 72
PIXELS_PER_MM = 40


@lru_cache(maxsize=1)
def family() -> str:
    """Name of the first installed Thai-capable font; the system's own when there is none of the list."""
    installed = set(_families())
    return next((name for name in THAI_FONTS if name in installed), QFont().family())


def _families() -> list[str]:
    """Names of the installed fonts; Qt 6 made the functions static, Qt 5 needs an object."""
    try:
        return list(QFontDatabase.families())
    except TypeError:
        return list(QFontDatabase().families())


def print_font(size: float, *, bold: bool = False) -> QFont:
    """Return the print font; ``size`` in points."""
    font = QFont(family())
    font.setPointSizeF(size)
    font.setBold(bold)
    return font


def metrics(size: float, *, bold: bool = False) -> QFontMetricsF:
    """Return the metrics of the print font, in units of 1/40 mm."""
    font = print_font(size, bold=bold)
    font.setPixelSize(round(size * MM_PER_POINT * PIXELS_PER_MM))
    return QFontMetricsF(font)


def width_mm(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of one line of text in mm."""
    return metrics(size, bold=bold).horizontalAdvance(text) / PIXELS_PER_MM


def line_mm(size: float) -> float:
    """Return the distance from line to line in mm."""
    return metrics(size).height() / PIXELS_PER_MM
