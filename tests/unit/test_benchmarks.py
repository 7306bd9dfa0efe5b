"""Every benchmark can be started as its page says, and tells what it does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NAMES = sorted(path.stem for path in (ROOT / "benchmarks").glob("[a-z]*.py"))


@pytest.mark.parametrize("name", NAMES)
def test_a_benchmark_starts_as_a_module(name):
    told = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{name}", "--help"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr
    assert "usage:" in told.stdout


def test_the_study_starts_by_its_file_name_too():
    told = subprocess.run(
        [sys.executable, "benchmarks/simulation.py", "--help"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0 and "--planners" in told.stdout
