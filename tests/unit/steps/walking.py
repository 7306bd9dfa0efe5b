"""A second opinion on routes: walking time from the line itself, the elevation raster and Tobler's formula."""

from __future__ import annotations

import numpy as np
import rasterio
import shapely

from .conftest import DENSE, RASTERS, ROAD, TRAIL, forest

DOOR_KMH = 3.0  # between a station and the middle of its movement cell


def cells_on_paths() -> np.ndarray:
    """Movement cells that a road or trail runs through; bool, shape of the rasters."""
    boxes = RASTERS.boxes()
    mark = [shapely.length(shapely.intersection(boxes, line)) > 0 for line in (ROAD, TRAIL)]
    return (mark[0] | mark[1]).reshape(RASTERS.shape)


def speed_factor() -> np.ndarray:
    """1 on roads and trails, 0.6 off them, and half of that in dense forest."""
    return np.where(cells_on_paths(), 1.0, 0.6 * np.where(forest() == DENSE, 0.5, 1.0))


def sampled(values: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    return values.ravel()[RASTERS.cells_at(x, y)]


def heights(folder, places: np.ndarray) -> np.ndarray:
    """Elevation at places (n, 2), as GDAL reads it from the site's own raster."""
    with rasterio.open(folder / "park_dem.tif") as dem:
        return np.array([value[0] for value in dem.sample(places)])


def hours_along(folder, line: shapely.LineString, door_first: bool, door_last: bool) -> float:
    """Walk a line move by move; its first and last pieces may lead through the door of a station."""
    places = shapely.get_coordinates(line)
    doors = 0.0
    if door_first:
        doors += np.hypot(*(places[1] - places[0]))
        places = places[1:]
    if door_last:
        doors += np.hypot(*(places[-1] - places[-2]))
        places = places[:-1]
    height, factor = heights(folder, places), speed_factor()
    total = doors / 1000 / DOOR_KMH
    for (start, end), rise in zip(zip(places[:-1], places[1:]), np.diff(height)):
        metres = np.hypot(*(end - start))
        kmh = 6 * np.exp(-3.5 * abs(rise / metres + 0.05))
        at = (np.arange(400) + 0.5)[:, None] / 400 * (end - start) + start
        total += metres / 1000 / kmh * (1 / sampled(factor, at[:, 0], at[:, 1])).mean()
    return total
