"""Texts in the user's language: one function to look a text up and one to load the translation."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from .paths import plugin_file

CONTEXT = "PawcPlanner"


def translate(context: str, text: str) -> str:
    """Return ``text`` in the language in use.

    Parameters
    ----------
    context : str
        Always the literal ``"PawcPlanner"``, so that Qt's tools and ours find the text.
    text : str
        English literal; fill its ``{fields}`` after translating.
    """
    return QCoreApplication.translate(context, text)


def translation_file(locale: str) -> Path | None:
    """Path of the compiled translation for ``th`` or ``th_TH``; None when there is none (English needs none)."""
    for code in (locale, locale.replace("-", "_").split("_")[0]):
        path = plugin_file("i18n", f"pawc_planner_{code}.qm")
        if code and path.exists():
            return path
    return None


def load(locale: str) -> QTranslator | None:
    """Read the translation of one language without installing it; None when there is none."""
    path = translation_file(locale)
    translator = QTranslator()
    return translator if path and translator.load(str(path)) else None


def install(locale: str) -> QTranslator | None:
    """Load and install the translation of ``locale``; the caller keeps the result and gives it to :func:`remove`."""
    translator = load(locale)
    if translator is not None:
        QCoreApplication.installTranslator(translator)
    return translator


def remove(translator: QTranslator | None) -> None:
    """Take an installed translation out again."""
    if translator is not None:
        QCoreApplication.removeTranslator(translator)
