"""The root of every error that a user may see, and the errors that all layers share.

Each leaf has a ``code``, one English sentence that says what is wrong and what to do next, and the facts that
fill it. :mod:`pawc_planner.bridge.messages` shows the same sentence in the user's language.
"""

from __future__ import annotations

from typing import Any

from .words import QT_TRANSLATE_NOOP


class PawcError(Exception):
    """Root of the errors of this plugin; leaves define ``code`` and ``template``.

    Parameters
    ----------
    **facts
        Values for the ``{fields}`` of the template, kept in :attr:`facts`.
    """

    code = "error"
    template = "{reason}"

    def __init__(self, **facts: Any) -> None:
        super().__init__(facts)
        self.facts = facts

    def __str__(self) -> str:
        return self.template.format(**self.facts)


class Cancelled(PawcError):
    """The user stopped the work."""

    code = "cancelled"
    template = QT_TRANSLATE_NOOP("PawcPlanner", "Cancelled. Nothing was changed.")


class ParameterError(PawcError, ValueError):
    """A parameter is outside what the method allows; facts: ``name``, ``value``, ``expected``."""

    code = "parameter"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner", "{name} is {value}, but it must be {expected}. Correct it and run again."
    )


class NoDataError(PawcError, ValueError):
    """The site lacks what a step needs; facts: ``what``, ``remedy``."""

    code = "no_data"
    template = QT_TRANSLATE_NOOP("PawcPlanner", "There is nothing to work on: {what}. {remedy}")
