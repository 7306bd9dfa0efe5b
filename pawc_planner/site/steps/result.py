"""What every step of a cycle returns: key numbers, sentences, layers, tables and charts."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Union

import geopandas as gpd
import pandas as pd

from ...base.series import Series
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
    tables : mapping
        DataFrames without geometry by output name.
    series : tuple of Series
        Charts, in the order in which they are shown; each has a name, a title and its own sentence.
    """

    numbers: Mapping[str, Number]
    notes: tuple[Sentence, ...] = ()
    layers: Mapping[str, gpd.GeoDataFrame] = field(default_factory=dict)
    tables: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    series: tuple[Series, ...] = ()

    def __post_init__(self) -> None:
        for name, value in self.numbers.items():
            if not isinstance(value, (int, float, str)):
                raise TypeError(f"{name} is a {type(value).__name__}; outputs are plain numbers and texts")
