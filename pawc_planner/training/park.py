"""A training park from a seed: its layers, three years of raw exports, and the truth behind them."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import Any, cast

import numpy as np
import pandas as pd

from ..base.progress import Part, Progress, Silent, step
from .cameras import CameraHistory, make_cameras
from .errors import TrainingFolderError
from .exports.defects import DefectLog
from .exports.harm import harm_found
from .exports.raw_exports import raw_exports
from .exports.writing import write_files
from .ground.base_layers import BaseLayers, load_base
from .ground.ground import Ground
from .ground.land import shipped_land
from .ground.landscape import Landscape, make_shipped_landscape
from .ground.layers import write_classes, write_layers
from .ground.places import Places
from .ground.shipped_places import make_shipped_places
from .ground.terrain import CELL_M, Terrain
from .intruders.walks import Intrusion, make_intrusion
from .old_params import ParkParams
from .parameters import DefectParams, LandParams
from .parameters import ParkParams as AllParams
from .parameters.kinds import ROSEWOOD
from .rangers.finds import find_signs
from .rangers.patrols import LOCAL, Patrol, make_patrols
from .reports import make_reports
from .truth import totals, write_truth

NOTICE_EN = "Training park. Not the legal boundary of any park."
NOTICE_TH = "อุทยานฝึกอบรม ไม่ใช่แนวเขตตามกฎหมายของอุทยานใด"


@dataclass(frozen=True)
class ParkFiles:
    """Where a training park was written.

    Parameters
    ----------
    exports : Path
        What rangers and partners hand in: SMART zips, GPX, tables; import the whole folder.
    layers : dict of str to Path
        File per layer role (``schema.LAYER_ROLES`` and ``dem``, ``land_cover``).
    land_cover_classes : Path
        JSON, land-cover value to relative walking speed.
    truth : Path
        Folder with what really happened (``totals.json``, ``defects.json``, paths, flows); sealed for trainees.
    figures : dict
        Key figures of the history, as in ``truth/totals.json``.
    """

    exports: Path
    layers: dict[str, Path]
    land_cover_classes: Path
    truth: Path
    figures: dict


def make_park(
    base: Path, folder: Path, params: ParkParams | None = None, progress: Progress | None = None,
    defects: DefectParams | None = None,
) -> ParkFiles:
    """Write the training park below ``folder`` (``exports/``, ``layers/``, ``truth/``).

    Parameters
    ----------
    base : Path
        ``resources/demo``: outline and real base layers.
    folder : Path
        Made if missing; the three sub-folders are replaced.
    params : ParkParams, optional
        Defaults give the shipped park.
    defects : DefectParams, optional
        What is sown into the exports.

    Raises
    ------
    TrainingBaseError
        When a base layer is missing.
    TrainingFolderError
        When the folder cannot be written.
    """
    params, progress = params or ParkParams(), progress or Silent()
    layers = load_base(Path(base))
    world = _live(Path(base), layers, params, Part(progress, 0.0, 0.6))
    folder = _emptied(Path(folder))
    stumps = _stumps(world)
    step(progress, 0.65, "exports")
    exports, log = _exports(world, stumps, params, defects, Part(progress, 0.65, 0.9))
    write_files(folder / "exports", exports)
    figures = totals(world.patrols, stumps, world.cameras, world.reports, log)
    write_truth(
        folder / "truth",
        world.terrain,
        world.places,
        world.intrusion,
        world.patrols,
        stumps,
        world.cameras,
        world.reports,
        log,
        figures,
        params,
    )
    step(progress, 0.95, "layers")
    ground = Ground(
        world.terrain, world.places, world.landscape, layers.rivers, layers.border, Path(base) / "dem.tif"
    )
    files = write_layers(folder / "layers", ground)
    classes = write_classes(folder / "layers" / "land_cover_classes.json")
    (folder / "NOTICE.txt").write_text(f"{NOTICE_EN}\n{NOTICE_TH}\n", encoding="utf-8")
    progress.report(1.0)
    return ParkFiles(folder / "exports", files, classes, folder / "truth", figures)


@dataclass(frozen=True)
class _World:
    terrain: Terrain
    places: Places
    landscape: Landscape
    intrusion: Intrusion
    patrols: list[Patrol]
    cameras: CameraHistory
    reports: pd.DataFrame


def _rng(params: ParkParams, part: str) -> np.random.Generator:
    """Return the random numbers of one part, so that a change in one part does not change the others."""
    return np.random.default_rng([params.seed, *part.encode("ascii")])


def _live(base: Path, layers: BaseLayers, params: ParkParams, progress: Progress) -> _World:
    """Let the park live from the first day to the last."""
    step(progress, 0.0, "terrain")
    land = shipped_land(base, layers, CELL_M)
    terrain = land.terrain
    places = make_shipped_places(terrain, layers, _rng(params, "places"))
    landscape = make_shipped_landscape(land, places, LandParams(), _rng(params, "landscape"))
    step(progress, 0.3, "intruders")
    intrusion = make_intrusion(terrain, landscape, places, params, _rng(params, "intruders"))
    step(progress, 0.5, "patrols")
    patrols = make_patrols(terrain, landscape, places, params, _rng(params, "rangers"), Part(progress, 0.5, 0.8))
    find_signs(terrain, intrusion, patrols, params, _rng(params, "finds"), Part(progress, 0.8, 0.9))
    step(progress, 0.9, "cameras")
    cameras = make_cameras(terrain, landscape, places, intrusion, patrols, params, _rng(params, "cameras"))
    reports = make_reports(terrain, places, intrusion, params, _rng(params, "reports"))
    return _World(terrain, places, landscape, intrusion, patrols, cameras, reports)


def _stumps(world: _World) -> pd.DataFrame:
    left = [datetime.combine(day, time(12), LOCAL).timestamp() for day in world.intrusion.signs["left"]]
    return harm_found(cast(Any, world.patrols), world.intrusion.signs.assign(left=left), ROSEWOOD)


def _exports(
    world: _World, stumps: pd.DataFrame, params: ParkParams, defects: DefectParams | None, progress: Progress
) -> tuple[dict[str, bytes], DefectLog]:
    figures = AllParams(years=params.years, first_day=params.first_day, defects=defects or DefectParams())
    return raw_exports(
        cast(Any, world.patrols), stumps, world.cameras, world.reports, world.places.stations, world.terrain.crs,
        figures, _rng(params, "defects"), progress,
    )


def _emptied(folder: Path) -> Path:
    """Make the folder, without what an earlier run wrote into it."""
    try:
        for name in ("exports", "layers", "truth"):
            if (folder / name).exists():
                shutil.rmtree(folder / name)
            (folder / name).mkdir(parents=True)
    except OSError as fault:
        raise TrainingFolderError(folder=str(folder), reason=fault.strerror or str(fault)) from fault
    return folder
