"""The launcher and qgis_process as a script uses them: clean JSON on stdout, the exit code, one sentence."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.qgis.small_site import make_small_site

ROOT = Path(__file__).resolve().parents[2]
LAUNCHER = ROOT / "tools" / "qgis-env"

pytestmark = pytest.mark.skipif(
    not (ROOT / "build" / "pawc_planner" / "metadata.txt").exists(), reason="the plugin is not staged (make package)"
)


def launch(*command: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command through the launcher, with the environment of a plain shell."""
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "HOME", "PYTHONHOME")}
    environment = {**kept, "HOME": str(cwd or ROOT)}
    return subprocess.run([str(LAUNCHER), *command], capture_output=True, text=True, timeout=300, cwd=cwd or ROOT,
                          env=environment, check=False)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return make_small_site(tmp_path_factory.mktemp("headless") / "small site.gpkg")


def test_coverage_as_json_from_any_directory(site):
    done = launch("qgis_process", "run", "pawc_planner:coverage", f"--SITE={site.name}", "--json", cwd=site.parent)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["results"]["CELLS_PERCENT"] == pytest.approx(12.0)


def test_layer_is_written(site):
    cells = site.parent / "cells.gpkg"
    done = launch("qgis_process", "run", "pawc_planner:patroleffort", f"--SITE={site}", f"--OUTPUT={cells}", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["results"]["KM"] == pytest.approx(10.0) and cells.stat().st_size > 0


def test_bad_input_ends_with_1_and_one_sentence(tmp_path):
    wrong = tmp_path / "wrong.gpkg"
    wrong.write_text("nothing")
    done = launch("qgis_process", "run", "pawc_planner:coverage", f"--SITE={wrong}", "--json")
    assert done.returncode == 1
    said = {line.removeprefix("ERROR:").strip() for line in done.stderr.splitlines() if "wrong.gpkg" in line}
    assert len(said) == 1 and "Traceback" not in done.stderr


def test_exit_codes_pass_through():
    assert launch(sys.executable, "-c", "raise SystemExit(7)").returncode == 7
    assert launch().returncode == 2


def test_private_home_and_no_screen(tmp_path):
    show = "import os; print(os.environ['HOME'], os.environ['QT_QPA_PLATFORM'])"
    home, platform = launch("python3", "-c", show, cwd=tmp_path).stdout.split()
    assert Path(home).is_relative_to(ROOT / "build" / "profile") and platform == "offscreen"


def test_no_screen_is_said(monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PAWC_SCREEN", "1")
    done = launch("qgis")
    assert done.returncode == 1 and "no screen" in done.stderr
