"""A park as somebody asks for it: few words and numbers, the same on the command line and in QGIS."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ..base.errors import ParameterError
from ..base.params import one_of
from ..base.words import QT_TRANSLATE_NOOP, Sentence
from .parameters import ALL_DEFECTS, KINDS, DefectParams, ParkParams
from .parameters.park_params import GROUNDS, SHIPPED_KM2

SHIPPED, GENERATED = GROUNDS
END_YEAR = ParkParams().end.year  # no history that is asked for reaches into it
YEARS = range(1, 101)
# what somebody who asks calls the figures
ASKED = {
    "seed": "SEED", "years": "YEARS", "ground": "GROUND", "size_km2": "SIZE", "cell_m": "CELL", "chosen": "DEFECTS",
}
_WITH_ELEVATION = QT_TRANSLATE_NOOP("PawcPlanner", "“generated” when ELEVATION is given")
_SHIPPED_SIZE = QT_TRANSLATE_NOOP(
    "PawcPlanner", "{size:g}, the size of the shipped ground; another size needs the ground “generated”"
)


def first_day_of(years: int) -> date:
    """Return the first day of a history: the usual one, or so early that none of it lies in the future of an import."""
    return min(ParkParams.first_day, date(END_YEAR - int(years), 1, 1))


def park_asked_for(
    kind: str = "rosewood",
    ground: str = SHIPPED,
    size_km2: float = SHIPPED_KM2,
    cell_m: float = ParkParams.cell_m,
    years: int = ParkParams.years,
    seed: int = ParkParams.seed,
    defects: Sequence[str] = ALL_DEFECTS,
    with_elevation: bool = False,
) -> ParkParams:
    """Return the parameters of a park.

    Parameters
    ----------
    kind : str
        One of :data:`~.parameters.KINDS`.
    ground : str
        ``shipped`` or ``generated``.
    size_km2, cell_m, years, seed
        As in :class:`ParkParams`.
    defects : sequence of str
        Defects to sow, of :data:`~.parameters.ALL_DEFECTS`.
    with_elevation : bool
        Whether the ground comes from a user's GeoTIFF.

    Raises
    ------
    ParameterError
        Naming what is wrong; also when two of the values contradict each other.
    """
    one_of("KIND", kind, tuple(KINDS))
    if with_elevation and ground != GENERATED:
        raise ParameterError(name="GROUND", value=ground, expected=_WITH_ELEVATION)
    if ground == SHIPPED and size_km2 != SHIPPED_KM2:
        raise ParameterError(name="SIZE", value=size_km2, expected=Sentence(_SHIPPED_SIZE, {"size": SHIPPED_KM2}))
    try:
        return replace(
            ParkParams(),
            seed=seed,
            years=years,
            first_day=first_day_of(years) if years in YEARS else ParkParams.first_day,
            ground=ground,
            size_km2=size_km2,
            cell_m=cell_m,
            kind=KINDS[kind],
            defects=DefectParams(chosen=tuple(defects)),
        )
    except ParameterError as fault:
        raise ParameterError(**{**fault.facts, "name": ASKED.get(fault.facts["name"], fault.facts["name"])}) from fault
