"""Write docs/training-parameters.md from the figures of the training park, so that the page and the park cannot differ.

With ``--check`` nothing is written; the exit code says whether the page is up to date.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "training-parameters.md"
sys.path.insert(0, str(ROOT))

from pawc_planner.training.parameters.documentation import render  # noqa: E402


def main(arguments: list[str]) -> int:
    if "--check" in arguments:
        current = PAGE.exists() and PAGE.read_text(encoding="utf-8") == render()
        print("training parameters: up to date" if current else "training parameters: run tools/training_parameters.py")
        return 0 if current else 1
    PAGE.write_text(render(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
