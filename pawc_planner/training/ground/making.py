"""Make the ground of a park from its parameters: shipped, made up, or on a user's elevation."""

from __future__ import annotations

from pathlib import Path

from ...base.progress import Progress, Silent, step
from ..parameters import ParkParams
from .base_layers import load_base
from .ground import Ground
from .land import land_of_file, made_up_land, shipped_land, with_streams
from .landscape import make_landscape, make_shipped_landscape
from .places import make_places
from .shipped_places import make_shipped_places, of_kind


def make_ground(
    params: ParkParams, base: Path, elevation: Path | None = None, progress: Progress | None = None
) -> Ground:
    """Return the ground of a park; the same parameters give the same ground.

    Parameters
    ----------
    params : ParkParams
        ``ground``, ``size_km2``, ``cell_m``, ``kind``, ``land`` and ``seed`` decide. The shipped ground has its own
        size and places; of ``land`` it uses signal and sight, and ``river_km2`` for boats.
    base : Path
        ``resources/demo``: the shipped base layers.
    elevation : Path, optional
        GeoTIFF of elevations in metres; the park is then laid around its middle, in the UTM zone (WGS 84) of that.
    progress : Progress, optional
        Told the steps; can cancel.

    Raises
    ------
    TrainingBaseError
        When the shipped ground is wanted and a base layer is missing.
    TrainingElevationError
        When ``elevation`` cannot be read, has no CRS, is empty, or is too small for the park.
    ParameterError
        When the cells are so small that the park does not fit into memory.
    """
    progress = progress or Silent()
    step(progress, 0.0, "terrain")
    if elevation is None and params.ground == "shipped":
        return _shipped(params, Path(base), progress)
    if elevation is None:
        land = made_up_land(params, params.stream("terrain"))
    else:
        land = land_of_file(params, Path(elevation), params.stream("terrain"))
    step(progress, 0.4, "places")
    places = make_places(land, params.kind, params.land, params.stream("places"))
    step(progress, 0.6, "landscape")
    landscape = make_landscape(land, places, params.land, params.stream("landscape"))
    return Ground(land.terrain, places, landscape, land.rivers, land.border)


def _shipped(params: ParkParams, base: Path, progress: Progress) -> Ground:
    layers = load_base(base)
    land = shipped_land(base, layers, params.cell_m)
    if params.kind.moves == "boat":
        land = with_streams(land, params.land.river_km2)
    places = make_shipped_places(land.terrain, layers, params.stream("places"))
    places = of_kind(places, land, params.kind, params.land, params.stream(params.kind.name))
    step(progress, 0.5, "landscape")
    landscape = make_shipped_landscape(land, places, params.land, params.stream("landscape"))
    return Ground(land.terrain, places, landscape, land.rivers, land.border, base / "dem.tif")
