"""Small made-up grounds of any size for tests of rangers, cameras and reports: a disc, a hill, straight lines."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pandas as pd
import shapely

from pawc_planner.analysis.grid import GridSpec

EAST, NORTH = 500_000.0, 1_600_000.0


def ground_of(size_km2: float, cell_m: float = 500.0, stations: int = 6) -> SimpleNamespace:
    """A disc around (500 km, 1,600 km): stations on the ring road, trails from them to the middle, a river.

    The sector north-west of the middle has no station and is neglected; the river runs north from the middle.
    """
    radius = np.sqrt(size_km2 / np.pi) * 1000
    outline = shapely.Point(EAST, NORTH).buffer(radius, quad_segs=32)
    spec = GridSpec.covering(outline.buffer(5000).bounds, cell_m)
    x, y = spec.centres()
    z = np.round(400 * np.exp(-(np.hypot(x - EAST - radius / 3, y - NORTH) / (radius / 3)) ** 2), 1).reshape(spec.shape)
    south, east = np.gradient(z, cell_m)
    terrain = SimpleNamespace(
        spec=spec, z=z, slope=np.hypot(south, east), outline=outline, x=x, y=y, crs="EPSG:32647",
        inside=shapely.contains_xy(outline, x, y).reshape(spec.shape),
    )
    terrain.cell = lambda a, b: int(spec.cells_at(np.array([a]), np.array([b]))[0])
    ring = shapely.Point(EAST, NORTH).buffer(radius * 0.93, quad_segs=64).exterior
    angles = np.radians(np.linspace(-170, 70, stations))
    at = [(EAST + 0.93 * radius * np.cos(angle), NORTH + 0.93 * radius * np.sin(angle)) for angle in angles]
    river = shapely.LineString([(EAST, NORTH), (EAST, NORTH + 0.95 * radius)])
    return SimpleNamespace(
        terrain=terrain,
        places=_places(outline, radius, np.array(at)),
        landscape=SimpleNamespace(
            roads=[_cells(spec, ring)],
            trails=[_cells(spec, shapely.LineString([point, (EAST, NORTH)])) for point in at],
            on_line=_on_line,
            river_cells=shapely.dwithin(river, shapely.points(x, y), 0.75 * cell_m),
            signal={1.0: shapely.box(EAST, NORTH - radius, EAST + radius, NORTH + radius)},
        ),
        rivers=[(river, {})],
        border=[],
    )


def _places(outline: shapely.Polygon, radius: float, at: np.ndarray) -> SimpleNamespace:
    n = len(at)
    kinds = ["foot,vehicle", "foot,boat", "foot"]
    stations = pd.DataFrame({
        "name": [f"P{k + 1} Post" for k in range(n)], "kind": "station", "teams": [2 + k % 2 for k in range(n)],
        "transport": [kinds[k % 3] for k in range(n)], "device": "smart", "x": at[:, 0], "y": at[:, 1], "share": 1 / n,
    })
    stations.loc[0, "device"] = "gpx"
    names, boxes = ["north-west", "north-east", "south"], [
        shapely.box(EAST - 2 * radius, NORTH, EAST, NORTH + 2 * radius),
        shapely.box(EAST, NORTH, EAST + 2 * radius, NORTH + 2 * radius),
        shapely.box(EAST - 2 * radius, NORTH - 2 * radius, EAST + 2 * radius, NORTH),
    ]
    sectors = pd.DataFrame({"name": names, "geometry": [outline.intersection(box) for box in boxes]})
    entries = pd.DataFrame({
        "name": ["west", "east"], "x": [EAST - radius, EAST + radius], "y": NORTH, "weight": 0.5,
        "known": [True, False],
    })
    return SimpleNamespace(stations=stations, sectors=sectors, entries=entries, neglected=sectors["geometry"].iloc[0])


def _cells(spec: GridSpec, line: shapely.LineString) -> np.ndarray:
    points = shapely.get_coordinates(shapely.segmentize(line, spec.cell_size / 4))
    cells = spec.cells_at(points[:, 0], points[:, 1])
    return cells[np.concatenate([[True], np.diff(cells) != 0])]


def _on_line(terrain: SimpleNamespace, lines: list[np.ndarray]) -> np.ndarray:
    hit = np.zeros(terrain.spec.size, bool)
    for cells in lines:
        hit[cells] = True
    return hit
