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


class CycleUnknownError(PawcError, ValueError):
    """The site has no such cycle; facts: ``cycle``, ``known``."""

    code = "cycle_unknown"
    template = QT_TRANSLATE_NOOP("PawcPlanner", "The site has no cycle {cycle}. It has: {known}.")


class NothingPlannedError(PawcError, ValueError):
    """The site has no cycle at all; facts: ``site``."""

    code = "nothing_planned"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner", "Nothing has been planned for the site {site} yet. Plan a cycle first, then make the briefing."
    )


class PrintFailedError(PawcError, OSError):
    """The file could not be written; facts: ``path``, ``reason``."""

    code = "print_failed"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner", "The file {path} could not be written ({reason}). Close it in other programs, check that the folder "
        "exists and may be written to, and run again."
    )
