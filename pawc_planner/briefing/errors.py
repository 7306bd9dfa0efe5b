"""What can go wrong while a briefing is made."""

from __future__ import annotations

from ..base.errors import PawcError
from ..base.words import QT_TRANSLATE_NOOP


class LanguageMissingError(PawcError, ValueError):
    """The plugin has no texts in a language; facts: ``language``, ``known``."""

    code = "language_missing"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner", "There are no texts in the language {language}. Choose one of: {known}. "
        "In a checkout of the source, build the translations first (make i18n)."
    )


class PrintFailedError(PawcError, OSError):
    """The file could not be written; facts: ``path``, ``reason``."""

    code = "print_failed"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner", "The file {path} could not be written ({reason}). Close it in other programs, check that the "
        "folder exists and may be written to, and run again."
    )
