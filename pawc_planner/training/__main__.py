"""Make a training park from the command line: ``python -m pawc_planner.training --seed 2567 --out DIR``."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from ..base.errors import PawcError
from ..paths import plugin_file
from .figures import table
from .parameters import ParkParams
from .park import make_park


def main(arguments: list[str] | None = None) -> int:
    """Make the park and print its figures; 1 and one sentence on bad input."""
    parser = argparse.ArgumentParser(prog="python -m pawc_planner.training", description=__doc__)
    parser.add_argument("--seed", type=int, default=ParkParams.seed)
    parser.add_argument("--years", type=int, default=ParkParams.years)
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args(arguments)
    try:
        params = replace(ParkParams(), seed=chosen.seed, years=chosen.years)
        files = make_park(plugin_file("resources", "demo"), chosen.out, params)
    except PawcError as fault:
        print(fault, file=sys.stderr)
        return 1
    print(table(files.figures, params.years))
    return 0


if __name__ == "__main__":
    sys.exit(main())
