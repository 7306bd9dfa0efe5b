"""One small training park for all tests of this folder."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

from pawc_planner.paths import plugin_file
from pawc_planner.training import ParkParams, make_park

SMALL = ParkParams(years=1, km_per_year=2500, trips_per_year=120, cameras=8, reports_per_year=30)


@pytest.fixture(scope="session")
def park(tmp_path_factory):
    """A park of one year: its files, figures and defects."""
    files = make_park(plugin_file("resources", "demo"), tmp_path_factory.mktemp("park"), SMALL)
    defects = json.loads((files.truth / "defects.json").read_text(encoding="utf-8"))
    return SimpleNamespace(files=files, exports=files.exports, figures=files.figures, defects=defects, params=SMALL)
