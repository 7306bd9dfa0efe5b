"""A risk model as files for other programs: what it learnt as JSON, its maps as arrays without code."""

from __future__ import annotations

import json
import math
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ..analysis.grid import MAX_CELLS, GridSpec
from ..analysis.risk import RiskResult
from ..base.errors import PawcError
from ..base.words import QT_TRANSLATE_NOOP, Sentence
from .errors import FolderNotWritable, SiteError

MODEL, MAPS = "model.json", "maps.npz"
FORMAT, VERSION = "pawc-planner risk", 1
NAMES = ("relative", "low", "high", "presence")
MOST_RISK = 1e9
MOST_JSON_BYTES = 5_000_000
_NO_FILE = QT_TRANSLATE_NOOP("PawcPlanner", "{name} is missing")
_LARGE = QT_TRANSLATE_NOOP("PawcPlanner", "{name} is larger than such a file can be")
_DAMAGED = QT_TRANSLATE_NOOP("PawcPlanner", "{name} is damaged or something else")
_VERSION = QT_TRANSLATE_NOOP("PawcPlanner", "its version is {found}; this plugin knows {known}")
_SHAPE = QT_TRANSLATE_NOOP("PawcPlanner", "the maps do not fit the grid that the model names")


class RiskFilesUnusable(SiteError, ValueError):
    """The folder holds no risk model that can be used; facts: ``folder``, ``reason``."""

    code = "risk_files"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner", "{folder} holds no risk map that can be used: {reason}. Make it again (riskmap) or choose "
        "another folder."
    )


@dataclass(frozen=True)
class SavedRisk:
    """A risk map as it was saved.

    Parameters
    ----------
    spec : GridSpec
        Cells, in ``crs``.
    crs, season, method : str
        CRS of the site, season of the map, how it was made.
    detection_per_km : float
        c of detection = 1 − exp(−c·km); NaN where rates stood in.
    maps : dict of str to ndarray, shape (n_rows, n_cols)
        :data:`NAMES` (see :class:`~pawc_planner.analysis.risk.RiskResult`).
    """

    spec: GridSpec
    crs: str
    season: str
    method: str
    detection_per_km: float
    maps: dict[str, np.ndarray]

    def chance(self, km: np.ndarray | float) -> np.ndarray:
        """Return the chance of a find in a period by ``km`` in each cell, 0 to 1."""
        return np.asarray(self.maps["presence"] * -np.expm1(-self.detection_per_km * np.asarray(km, float)))


def save_risk(folder: Path, found: RiskResult, spec: GridSpec, crs: str, season: str) -> None:
    """Write ``model.json`` and ``maps.npz`` into ``folder``, which is made; raises :class:`FolderNotWritable`."""
    grid = {"west": spec.west, "north": spec.north, "cell_size": spec.cell_size, "n_rows": spec.n_rows,
            "n_cols": spec.n_cols}
    model = {
        "format": FORMAT, "version": VERSION, "crs": crs, "grid": grid, "season": season, "method": found.method,
        "detection_per_km": found.detection_per_km, "identified": found.identified, "looks": found.looks,
        "positives": found.positives, "evidence": found.evidence, "range_m": found.range_m, "spread": found.spread,
        "ensemble_weight": found.ensemble_weight, "factors": found.factors.to_dict("records"),
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(_plain(model), ensure_ascii=False, indent=1, allow_nan=False)
        (folder / MODEL).write_text(text, encoding="utf-8")
        np.savez_compressed(folder / MAPS, **{name: getattr(found, name) for name in NAMES})
    except OSError as fault:
        raise FolderNotWritable(folder=folder, reason=fault.strerror or str(fault)) from fault


def load_risk(folder: Path) -> SavedRisk:
    """Read what :func:`save_risk` wrote; anything else raises :class:`RiskFilesUnusable`. No code in it is run."""
    model = _model_of(folder)
    try:
        grid = model["grid"]
        spec = GridSpec(float(grid["west"]), float(grid["north"]), float(grid["cell_size"]), int(grid["n_rows"]),
                        int(grid["n_cols"]))
        crs, season, method = (str(model[name]) for name in ("crs", "season", "method"))
        detection = math.nan if model["detection_per_km"] is None else float(model["detection_per_km"])
        if detection <= 0 or math.isinf(detection):
            raise ValueError(detection)
    except (KeyError, TypeError, ValueError, OverflowError, PawcError) as fault:
        raise _refused(folder, Sentence(_DAMAGED, {"name": MODEL})) from fault
    return SavedRisk(spec, crs, season, method, detection, _maps_of(folder, spec))


def _model_of(folder: Path) -> dict[str, Any]:
    path = _there(folder, MODEL)
    if path.stat().st_size > MOST_JSON_BYTES:
        raise _refused(folder, Sentence(_LARGE, {"name": MODEL}))
    try:
        model = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError, OSError) as fault:
        raise _refused(folder, Sentence(_DAMAGED, {"name": MODEL})) from fault
    if not isinstance(model, dict) or model.get("format") != FORMAT:
        raise _refused(folder, Sentence(_DAMAGED, {"name": MODEL}))
    if model.get("version") != VERSION:
        raise _refused(folder, Sentence(_VERSION, {"found": str(model.get("version"))[:20], "known": VERSION}))
    return model


def _maps_of(folder: Path, spec: GridSpec) -> dict[str, np.ndarray]:
    """Read the arrays; sizes are looked at before anything is unpacked."""
    path = _there(folder, MAPS)
    most = 8 * min(spec.size, MAX_CELLS) + 1_000
    try:
        with zipfile.ZipFile(path) as packed:
            if any(one.file_size > most for one in packed.infolist()):
                raise _refused(folder, Sentence(_LARGE, {"name": MAPS}))
        with np.load(path, allow_pickle=False) as arrays:
            maps = {name: np.asarray(arrays[name]) for name in NAMES}
    except (
        OSError, ValueError, KeyError, EOFError, NotImplementedError, RuntimeError, zlib.error, zipfile.BadZipFile,
    ) as fault:
        if isinstance(fault, RiskFilesUnusable):
            raise
        raise _refused(folder, Sentence(_DAMAGED, {"name": MAPS})) from fault
    if any(values.shape != spec.shape or values.dtype != np.float64 for values in maps.values()):
        raise _refused(folder, _SHAPE)
    if not all(_is_possible(name, values) for name, values in maps.items()):
        raise _refused(folder, Sentence(_DAMAGED, {"name": MAPS}))
    return maps


def _is_possible(name: str, values: np.ndarray) -> bool:
    """Whether every value is unknown, or 0 or more; a presence at most 1."""
    known = values[~np.isnan(values)]
    return bool((known >= 0).all() and (known <= (1.0 if name == "presence" else MOST_RISK)).all())


def _there(folder: Path, name: str) -> Path:
    path = Path(folder) / name
    if not path.is_file():
        raise _refused(folder, Sentence(_NO_FILE, {"name": name}))
    return path


def _refused(folder: Path, reason: Sentence | str) -> RiskFilesUnusable:
    return RiskFilesUnusable(folder=folder, reason=reason)


def _plain(value: Any) -> Any:
    """Return plain JSON values; a number that is not finite becomes null."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, (float, np.floating)):
        return float(value) if math.isfinite(value) else None
    return int(value) if isinstance(value, np.integer) else value
