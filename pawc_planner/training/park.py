"""A training park from its figures: layers, years of raw exports, and the sealed truth beside them."""

from __future__ import annotations

import shutil
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from ..base.progress import Part, Progress, Silent, step
from .clock import midnight
from .errors import TrainingFolderError
from .exports.defects import DefectLog
from .exports.harm import harm_found
from .exports.raw_exports import raw_exports
from .exports.writing import write_files
from .ground.layers import write_classes, write_layers
from .ground.making import make_ground
from .history import History, live
from .parameters import ParkParams
from .scoring.bias import PatrolBias, write_patrol_bias
from .scoring.sealed import sealed_of
from .scoring.sealed_files import seal
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
        Folder with what really happened (``totals.json``, ``defects.json``, walks, signs) and the sealed state that
        plans and maps are scored against; not for trainees.
    figures : dict
        Key figures of the history, as in ``truth/totals.json``.
    """

    exports: Path
    layers: dict[str, Path]
    land_cover_classes: Path
    truth: Path
    figures: dict[str, Any]


def make_park(
    base: Path, folder: Path, params: ParkParams | None = None, progress: Progress | None = None,
    elevation: Path | None = None,
) -> ParkFiles:
    """Write a training park below ``folder`` (``exports/``, ``layers/``, ``truth/``).

    Parameters
    ----------
    base : Path
        ``resources/demo``: outline and real base layers of the shipped ground.
    folder : Path
        Made if missing; the three sub-folders are replaced.
    params : ParkParams, optional
        Defaults give the shipped park.
    progress : Progress, optional
        Told the steps; can cancel.
    elevation : Path, optional
        GeoTIFF of elevations on which a generated park is laid.

    Raises
    ------
    TrainingBaseError, TrainingElevationError
        When the shipped layers or the given elevation cannot be used.
    TrainingFolderError
        When the folder cannot be written.
    """
    params, progress, folder = params or ParkParams(), progress or Silent(), Path(folder)
    ground = make_ground(params, Path(base), elevation, Part(progress, 0.0, 0.15))
    history = live(ground, params, Part(progress, 0.15, 0.6))
    _empty(folder)
    step(progress, 0.6, "exports")
    harm = harm_found(history.patrols, history.signs, params.kind)
    log = _write_exports(folder / "exports", history, harm, Part(progress, 0.6, 0.9))
    step(progress, 0.9, "truth")
    bias = {name: round(value, 2) for name, value in asdict(_bias(folder, history)).items()}
    figures = totals(history, harm, log) | {"patrol_bias": bias}
    step(progress, 0.91)
    write_truth(folder / "truth", history, harm, log, figures)
    step(progress, 0.93)
    _seal(folder, history)
    step(progress, 0.95, "layers")
    files = write_layers(folder / "layers", ground)
    classes = write_classes(folder / "layers" / "land_cover_classes.json")
    (folder / "NOTICE.txt").write_text(f"{NOTICE_EN}\n{NOTICE_TH}\n", encoding="utf-8")
    progress.report(1.0)
    return ParkFiles(folder / "exports", files, classes, folder / "truth", figures)


def _write_exports(folder: Path, history: History, harm: pd.DataFrame, progress: Progress) -> DefectLog:
    files, log = raw_exports(
        history.patrols, harm, history.cameras, history.reports, history.ground.places.stations,
        history.ground.terrain.crs, history.params, history.params.stream("exports"),
        Part(progress, 0.0, 0.4),
    )
    write_files(folder, files, Part(progress, 0.4, 1.0))
    return log


def _seal(folder: Path, history: History) -> None:
    """Seal what decides the next cycle."""
    unfound = history.signs[history.signs["found_outing"] < 0]
    seal(folder, sealed_of(
        history.ground, history.intruders.minds, unfound, history.response_hours, history.params
    ))


def _bias(folder: Path, history: History) -> PatrolBias:
    """Show in a picture and a number how finds lean towards patrolled ground."""
    signs = history.signs[history.signs["gone"] > midnight(history.params.first_day)]
    return write_patrol_bias(
        folder / "truth" / "patrol_bias.svg", history.ground.terrain, signs, (signs["found_outing"] >= 0).to_numpy(),
        history.effort, history.params.stream("bias"),
    )


def _empty(folder: Path) -> None:
    """Make the folder, without what an earlier run wrote into it."""
    try:
        for name in ("exports", "layers", "truth"):
            if (folder / name).exists():
                shutil.rmtree(folder / name)
            (folder / name).mkdir(parents=True)
    except OSError as fault:
        raise TrainingFolderError(folder=str(folder), reason=fault.strerror or str(fault)) from fault
