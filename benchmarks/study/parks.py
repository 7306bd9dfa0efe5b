"""One park of a study: made, its exports imported into a fresh site database, its cycle known."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta
from pathlib import Path

from pawc_planner.base.period import Period
from pawc_planner.importers.batch import import_files
from pawc_planner.importers.layers.base_layers import add_layer
from pawc_planner.importers.layers.newsite import create_site
from pawc_planner.site.schema import LAYER_ROLES
from pawc_planner.training.asked import park_asked_for
from pawc_planner.training.folder import holds_park, write_park
from pawc_planner.training.park import NOTICE_EN, ParkFiles
from pawc_planner.training.scoring.sealed import Sealed
from pawc_planner.training.scoring.sealed_files import unseal

from .options import Options

BASE = Path(__file__).resolve().parents[2] / "resources" / "demo"
PLANNING_CELL_M = 1000.0


def folder_of(folder: Path, seed: int) -> Path:
    """Return the folder of one park."""
    return folder / "parks" / str(seed)


def park_params(options: Options, seed: int):
    """Return the parameters of one park."""
    return park_asked_for(options.kind, options.ground, options.size_km2, options.cell_m, options.years, seed)


def make_one(folder: Path, options: Options, seed: int) -> ParkFiles:
    """Make a park, in place of one that was not finished."""
    place = folder_of(folder, seed)
    shutil.rmtree(place, ignore_errors=True)
    return write_park(BASE, place / "park", park_params(options, seed))


def is_made(folder: Path, seed: int) -> bool:
    """Return whether a park is there, complete."""
    return holds_park(folder_of(folder, seed) / "park")


def truth_of(folder: Path, seed: int) -> Sealed:
    """Return the sealed truth of a park."""
    return unseal(folder_of(folder, seed) / "park")


def site_of(folder: Path, seed: int, crs: str) -> Path:
    """Return the site database of a park, made from its layers and exports as an office would; made once."""
    place = folder_of(folder, seed)
    site = place / "site" / "site.gpkg"
    if site.exists():
        return site
    passing = place / "site.unfinished"
    shutil.rmtree(passing, ignore_errors=True)
    passing.mkdir(parents=True)
    layers = place / "park" / "layers"
    with create_site(
        layer_file(layers, "boundary"), f"Park {seed}", crs, PLANNING_CELL_M, "Asia/Bangkok",
        passing / "site.gpkg", notice=NOTICE_EN, threat_categories=("humanactivity.",),
    ) as store:
        for role in (*(role for role in LAYER_ROLES if role != "boundary"), "dem", "land_cover"):
            path = layer_file(layers, role)
            if path is not None:
                add_layer(store, path, role)
        speeds = json.loads((layers / "land_cover_classes.json").read_text(encoding="utf-8"))
        store.update_info(land_cover_classes={str(float(value)): float(speed) for value, speed in speeds.items()})
        import_files(store, place / "park" / "exports")
    passing.replace(site.parent)
    return site


def layer_file(layers: Path, role: str) -> Path | None:
    """Return the office's file of a role, None when the park has none (a park without a state border)."""
    files = (layers / f"{role}{ending}" for ending in (".gpkg", ".geojson", ".shp", ".tif"))
    return next((path for path in files if path.exists()), None)


def cycle_of(sealed: Sealed, days: int) -> Period:
    """Return the days after the history."""
    return Period(sealed.first_day, sealed.first_day + timedelta(days=days - 1))
