"""Errors of the training park."""

from __future__ import annotations

from ..base.errors import PawcError
from ..base.words import QT_TRANSLATE_NOOP


class TrainingBaseError(PawcError, FileNotFoundError):
    """A base layer is missing; facts: ``file``, ``folder``."""

    code = "training_base"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "The training park needs {file} in {folder}, but it is not there. Install the plugin again with its resources.",
    )


class TrainingFolderError(PawcError, OSError):
    """The park cannot be written; facts: ``folder``, ``reason``."""

    code = "training_folder"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "The training park cannot be written to {folder} ({reason}). Choose another folder and run again.",
    )


class TooFewTeamsError(PawcError, ValueError):
    """The wanted distance needs more teams than the stations have; facts: ``teams``, ``day`` (of the history)."""

    code = "training_teams"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "The {teams} teams of the stations are all out around day {day} and cannot patrol so many kilometres. Ask for "
        "less patrol distance, or for more teams or stations.",
    )


class TrainingElevationError(PawcError, ValueError):
    """The elevation for a made-up park cannot be used; facts: ``path``, ``reason``."""

    code = "training_elevation"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "No park can be made on {path}: {reason}. Choose a GeoTIFF with elevations in metres that is larger than the "
        "park, or a smaller park.",
    )
