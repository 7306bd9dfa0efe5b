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
