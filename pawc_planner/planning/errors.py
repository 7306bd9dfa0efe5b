"""What can go wrong while a plan is made."""

from __future__ import annotations

from ..base.errors import PawcError
from ..base.words import QT_TRANSLATE_NOOP


class ShapeError(PawcError, ValueError):
    """A layer does not fit the movement grid; facts: ``name``, ``shape``, ``expected``."""

    code = "shape"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{name} has shape {shape}, but the movement grid has {expected}. Lay it on the same grid and run again.",
    )


class DayTooShortError(PawcError, ValueError):
    """No team can reach anything and be back in time; facts: ``hours``, ``needed``."""

    code = "day_too_short"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "A day of {hours:.1f} hours is too short: the nearest place worth visiting takes {needed:.1f} hours "
        "there and back. Allow more hours per day, more days with camping, or a station nearer to the gaps.",
    )


class PlanError(PawcError, ValueError):
    """A plan contradicts itself; facts: ``team``, ``day``, ``reason``."""

    code = "plan"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner", "The plan of team {team}, day {day} cannot be used: {reason}. Plan the cycle again."
    )
