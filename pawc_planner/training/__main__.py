"""Make a training park from the command line: ``python -m pawc_planner.training --kind snares --out DIR``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..base.errors import Cancelled, PawcError
from ..paths import plugin_file
from .asked import GENERATED, SHIPPED, park_asked_for
from .figures import table
from .folder import write_park
from .parameters import ALL_DEFECTS, KINDS, ParkParams
from .parameters.park_params import SHIPPED_KM2

INTERRUPTED = 130  # what shells expect of a program that was stopped with Ctrl-C


def parser_of() -> argparse.ArgumentParser:
    """Return the options, the same as those of the algorithm ``trainingpark``."""
    usual = ParkParams()
    parser = argparse.ArgumentParser(prog="python -m pawc_planner.training", description=__doc__)
    parser.add_argument("--seed", type=int, default=usual.seed, help="the same seed gives the same park")
    parser.add_argument("--kind", default=usual.kind.name, help=", ".join(KINDS))
    parser.add_argument("--ground", help=f"{SHIPPED} (default) or {GENERATED} (default with --elevation)")
    parser.add_argument("--size", type=float, default=SHIPPED_KM2, help="km²; of a generated ground")
    parser.add_argument("--cell", type=float, default=usual.cell_m, help="cell of the terrain in metres")
    parser.add_argument("--years", type=int, default=usual.years, help="years of history")
    parser.add_argument("--defects", help=f"which to sow, comma separated; all, none, or: {', '.join(ALL_DEFECTS)}")
    parser.add_argument("--elevation", type=Path, help="GeoTIFF of elevations in metres")
    parser.add_argument("--out", type=Path, required=True, help="folder: missing, empty, or a training park to replace")
    return parser


def chosen_defects(text: str | None) -> tuple[str, ...]:
    """Read the option ``--defects``."""
    if text in (None, "all"):
        return ALL_DEFECTS
    return () if text == "none" else tuple(part.strip() for part in str(text).split(",") if part.strip())


def main(arguments: list[str] | None = None) -> int:
    """Make the park and print its figures; 1 and one sentence on bad input, 130 when stopped with Ctrl-C."""
    chosen = parser_of().parse_args(arguments)
    ground = chosen.ground or (GENERATED if chosen.elevation else SHIPPED)
    try:
        params = park_asked_for(
            chosen.kind, ground, chosen.size, chosen.cell, chosen.years, chosen.seed, chosen_defects(chosen.defects),
            chosen.elevation is not None,
        )
        files = write_park(plugin_file("resources", "demo"), chosen.out, params, chosen.elevation)
    except PawcError as fault:
        print(fault, file=sys.stderr)
        return 1
    except KeyboardInterrupt:  # the folder is as it was
        print(Cancelled(), file=sys.stderr)
        return INTERRUPTED
    print(table(files.figures, params.years, params.size_km2, params.kind))
    return 0


if __name__ == "__main__":
    sys.exit(main())
