"""What every step of a cycle returns: key numbers, sentences and layers."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Union

import geopandas as gpd

from ...base.words import Sentence

Number = Union[int, float, str]


def known_number(value: float) -> Number:
    """Return the number, or an empty text when it is not known, as JSON knows no NaN."""
    return float(value) if math.isfinite(value) else ""


@dataclass(frozen=True)
class StepResult:
    """Outcome of one step.

    Parameters
    ----------
    numbers : mapping
        Key numbers by output name (``KM``, ``CELLS_PERCENT`` …); units are in the name or in the algorithm's help.
    notes : tuple of Sentence
        What the numbers say, and every assumption made for lack of data.
    layers : mapping
        GeoDataFrames in the site CRS by output name.
    """

    numbers: Mapping[str, Number]
    notes: tuple[Sentence, ...] = ()
    layers: Mapping[str, gpd.GeoDataFrame] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, value in self.numbers.items():
            if not isinstance(value, (int, float, str)):
                raise TypeError(f"{name} is a {type(value).__name__}; outputs are plain numbers and texts")
