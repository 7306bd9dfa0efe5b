"""One small training park for all tests of this folder."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

from pawc_planner.paths import plugin_file
from pawc_planner.training import ParkParams, make_park
from pawc_planner.training.parameters import CameraParams, RangerParams, ReportParams

SMALL = ParkParams(
    years=1, rangers=RangerParams(km_per_1000km2_year=800), cameras=CameraParams(per_1000km2=3.6),
    reports=ReportParams(per_1000km2_year=14),
)


@pytest.fixture(scope="session")
def park(tmp_path_factory):
    """A park of one year: its files, figures and defects."""
    files = make_park(plugin_file("resources", "demo"), tmp_path_factory.mktemp("park"), SMALL)
    defects = json.loads((files.truth / "defects.json").read_text(encoding="utf-8"))
    return SimpleNamespace(files=files, exports=files.exports, figures=files.figures, defects=defects, params=SMALL)
