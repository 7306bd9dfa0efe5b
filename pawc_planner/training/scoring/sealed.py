"""The truth at the end of a history, as far as it decides the next cycle: what plans and maps are scored against."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

import numpy as np
import pandas as pd
import shapely

from ...analysis.grid import GridSpec
from ..clock import midnight
from ..ground.ground import Ground
from ..ground.terrain import Terrain
from ..intruders.minds import Likings, Minds
from ..intruders.ways import Ways
from ..parameters import ParkParams


@dataclass(frozen=True, eq=False)
class OldSigns:
    """Signs that lie in the park when the cycle begins and that nobody has found, shape (n,) each.

    Parameters
    ----------
    x, y : ndarray
        Metres in the park's CRS.
    left, gone : ndarray
        Their life, UTC epoch seconds.
    ease : ndarray
        How easily they are seen, with the cover about them.
    harm : ndarray of bool
        The sign of the harm itself.
    """

    x: np.ndarray
    y: np.ndarray
    left: np.ndarray
    gone: np.ndarray
    ease: np.ndarray
    harm: np.ndarray

    def __len__(self) -> int:
        return len(self.x)


@dataclass(frozen=True, eq=False)
class GroundFacts:
    """What of the ground decides patrols and signs, per terrain cell (flat).

    Parameters
    ----------
    inside : ndarray of bool
        Cells of the park.
    z, slope : ndarray
        Elevation in metres; rise over run.
    cover : ndarray
        Detection relative to open ground.
    signal : ndarray
        Cell signal, 0 none to 1 full.
    response_hours : ndarray
        Hours of a team to the cell, infinite where none comes.
    """

    inside: np.ndarray
    z: np.ndarray
    slope: np.ndarray
    cover: np.ndarray
    signal: np.ndarray
    response_hours: np.ndarray


@dataclass(frozen=True, eq=False)
class Memory:
    """Minds of the groups at the end of the history; see :class:`~..intruders.minds.Minds`."""

    fear: np.ndarray
    known_at: np.ndarray
    away_until: np.ndarray
    worth: np.ndarray
    left: np.ndarray


@dataclass(frozen=True, eq=False)
class Sealed:
    """Everything that is needed to replay the next cycle.

    Parameters
    ----------
    params : ParkParams
        Of the park.
    first_day : date
        First local day after the history.
    crs : str
        CRS of all coordinates.
    spec : GridSpec
        Terrain cells.
    ground : GroundFacts
        The ground.
    ways, likings, memory : Ways, Likings, Memory
        The hidden groups.
    signs : OldSigns
        Signs not yet found.
    stations : pandas.DataFrame
        ``name, x, y``.
    """

    params: ParkParams
    first_day: date
    crs: str
    spec: GridSpec
    ground: GroundFacts
    ways: Ways
    likings: Likings
    memory: Memory
    signs: OldSigns
    stations: pd.DataFrame

    @property
    def terrain(self) -> Terrain:
        """The terrain as far as teams need it; the outline is not kept."""
        facts = self.ground
        z, slope, inside = (values.reshape(self.spec.shape) for values in (facts.z, facts.slope, facts.inside))
        return Terrain(self.spec, z, slope, inside, shapely.Polygon(), self.crs)

    def minds(self) -> Minds:
        """Return the minds of the groups, to be changed freely."""
        minds = Minds(self.likings, self.ways, self.memory.worth, self.params)
        for item in fields(Memory):
            setattr(minds, item.name, getattr(self.memory, item.name).copy())
        return minds

    def cells_at(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Return the terrain cell of each point; points off the terrain count to its first cell."""
        return np.maximum(self.spec.cells_at(x, y), 0)

    def is_inside(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Return which points lie in the park."""
        cells = self.spec.cells_at(x, y)
        return (cells >= 0) & self.ground.inside[np.maximum(cells, 0)]


def sealed_of(
    ground: Ground, minds: Minds, signs: pd.DataFrame, response_hours: np.ndarray, params: ParkParams
) -> Sealed:
    """Return the truth to be sealed at the end of a history.

    Parameters
    ----------
    ground : Ground
        Of the park.
    minds : Minds
        As the history left them.
    signs : pandas.DataFrame
        Signs that nobody has found: ``x, y, left, gone, ease, harm`` as :func:`~..intruders.signs.leave_signs` has
        them; those that are gone by now are left out.
    response_hours : ndarray, shape (terrain.spec.size,)
        Hours of a team to each cell.
    params : ParkParams
        Of the park.

    Notes
    -----
    Everything is rounded, so that the bytes are the same whatever version of numpy computed them.
    """
    terrain = ground.terrain
    cover = ground.landscape.cover_factor(terrain)
    facts = GroundFacts(
        terrain.inside.ravel().astype(bool), _rounded(terrain.z.ravel(), 1), _rounded(terrain.slope.ravel(), 4),
        _rounded(cover, 4), signal_of(ground), _rounded(response_hours, 3),
    )
    memory = Memory(
        _rounded(minds.fear, 6), _rounded(minds.known_at, 0), _rounded(minds.away_until, 0),
        _rounded(minds.worth, 3), _rounded(minds.left, 3),
    )
    return Sealed(
        params, params.end, terrain.crs, terrain.spec, facts, minds.ways, minds.likings, memory,
        _old_signs(signs, terrain, facts.cover, params.end), ground.places.stations[["name", "x", "y"]].copy(),
    )


def signal_of(ground: Ground) -> np.ndarray:
    """Return the signal at the middle of each terrain cell (flat), 0 to 1."""
    terrain = ground.terrain
    strength = np.zeros(terrain.spec.size)
    for level, area in sorted(ground.landscape.signal.items()):
        shapely.prepare(area)
        strength[shapely.contains_xy(area, terrain.x, terrain.y)] = level
    return strength


def _old_signs(signs: pd.DataFrame, terrain: Terrain, cover: np.ndarray, day: date) -> OldSigns:
    """Return the signs that can still be seen on ``day``."""
    alive = signs[signs["gone"].to_numpy(float) > midnight(day)]
    x, y, left, gone, ease = (alive[name].to_numpy(float) for name in ("x", "y", "left", "gone", "ease"))
    cells = np.maximum(terrain.spec.cells_at(x, y), 0)
    return OldSigns(x, y, left, gone, _rounded(ease * cover[cells], 4), alive["harm"].to_numpy(bool))


def _rounded(values: np.ndarray, digits: int) -> np.ndarray:
    return np.round(np.asarray(values, float), digits) + 0.0
