"""A training park from a seed: its layers, three years of raw exports, and the truth behind them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..base.progress import Progress, Silent
from .params import ParkParams

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


def make_park(base: Path, folder: Path, params: ParkParams | None = None, progress: Progress | None = None) -> ParkFiles:
    """Write the training park below ``folder`` (``exports/``, ``layers/``, ``truth/``).

    Parameters
    ----------
    base : Path
        ``resources/demo``: outline and real base layers.
    folder : Path
        Made if missing; the three sub-folders are replaced.
    params : ParkParams, optional
        Defaults give the shipped park.

    Raises
    ------
    TrainingBaseError
        When a base layer is missing.
    """
    raise NotImplementedError
