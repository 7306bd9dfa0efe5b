"""Errors of scoring."""

from __future__ import annotations

from ...base.errors import PawcError
from ...base.words import QT_TRANSLATE_NOOP


class NoSealedTruthError(PawcError, FileNotFoundError):
    """A folder holds no sealed truth; facts: ``folder``."""

    code = "no_sealed_truth"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{folder} holds no sealed truth of a training park. Choose the folder that the training park was written to.",
    )


class SealedVersionError(PawcError, ValueError):
    """The truth was written by a newer version; facts: ``file``, ``version``, ``known``."""

    code = "sealed_version"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} has the format {version}, but this version of the plugin knows formats up to {known}. Update"
        " the plugin, or make the training park again with this one.",
    )


class SealedDamagedError(PawcError, ValueError):
    """The truth cannot be read; facts: ``file``."""

    code = "sealed_damaged"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} is damaged, was changed by hand, or was written by another version of the plugin. Make the training "
        "park again with the same seed.",
    )


class MapShapeError(PawcError, ValueError):
    """A map does not fit the grid of the truth; facts: ``shape``, ``expected``."""

    code = "map_shape"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "The map has the shape {shape}, but the planning grid has {expected}. Use the same grid for both.",
    )
