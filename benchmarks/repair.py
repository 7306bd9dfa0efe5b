"""How well imports repair: which of the defects sown into a made-up park are found, and what else is changed.

For example: python -m benchmarks.repair --kind snares --ground generated --size 900 --seed 7
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import pandas as pd

from benchmarks.sown_defects import Tally, table_tallies, track_tallies
from benchmarks.sown_defects.checks import CHECKS, Defect, Outcome, differences, km_differs, unexplained
from pawc_planner.importers.batch import import_files
from pawc_planner.site.info import SiteInfo
from pawc_planner.site.store import SiteStore
from pawc_planner.training import ParkParams, make_park
from pawc_planner.training.asked import first_day_of
from pawc_planner.training.parameters import KINDS, DefectParams
from pawc_planner.training.parameters.park_params import GROUNDS

BASE = Path(__file__).resolve().parents[1] / "resources" / "demo"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=ParkParams().seed)
    parser.add_argument("--years", type=int, default=1, help="the shipped park has 3")
    parser.add_argument("--kind", choices=sorted(KINDS), default=ParkParams().kind.name)
    parser.add_argument("--ground", choices=GROUNDS, default=ParkParams().ground)
    parser.add_argument("--size", type=float, default=ParkParams().size_km2, help="km², of generated ground")
    chosen = parser.parse_args()
    params = ParkParams(
        seed=chosen.seed, years=chosen.years, first_day=first_day_of(chosen.years), kind=KINDS[chosen.kind],
        ground=chosen.ground, size_km2=chosen.size)
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        outcome, defects = imported(Path(folder) / "spoilt", params)
        peer, _ = imported(Path(folder) / "clean", replace(params, defects=DefectParams(chosen=())))
        show(outcome, peer, defects)
        outcome.store.close()
        peer.store.close()
        sown = Path(folder) / "sown"
        sown.mkdir()
        show_sown([*table_tallies(sown, chosen.seed), *track_tallies(sown, chosen.seed)])


def imported(folder: Path, params: ParkParams) -> tuple[Outcome, list[Defect]]:
    """Make a park and import its exports into a site of its own."""
    files = make_park(BASE, folder / "park", params)
    boundary = gpd.read_file(files.layers["boundary"])
    crs = boundary.estimate_utm_crs()
    store = SiteStore.create(
        folder / "site.gpkg", SiteInfo("Benchmark", crs.to_string(), 1000.0, "Asia/Bangkok"),
        boundary.to_crs(crs).union_all())
    report = import_files(store, files.exports)
    true_km = pd.read_csv(files.truth / "leg_days.csv").groupby("patrol_id")["recorded_km"].sum()
    return Outcome(store, report, true_km), json.loads((files.truth / "defects.json").read_text(encoding="utf-8"))


def show(outcome: Outcome, peer: Outcome, defects: Sequence[Defect]) -> None:
    """Print what was found of each kind, and what was changed beside it."""
    print(f"{'sown defect':22} {'places':>7} {'records':>8} {'found':>7}   share")
    places, records, found = Counter(), Counter(), Counter()
    for defect in defects:
        kind = defect["kind"]
        places[kind] += 1
        records[kind] += defect["count"]
        found[kind] += CHECKS[kind](outcome, defect)
    for kind in places:
        share = found[kind] / places[kind]
        print(f"{kind:22} {places[kind]:7,} {records[kind]:8,} {found[kind]:7,} {share:7.1%}")
    all_found, all_places = sum(found.values()), sum(places.values())
    print(f"{'all':22} {all_places:7,} {sum(records.values()):8,} {all_found:7,} {all_found / all_places:7.1%}")
    others = unexplained(outcome, defects)
    print(f"\n{outcome.report.read:,} records read; changed without a sown defect: {sum(others.values()):,} "
          f"{dict(others) or ''}")
    print(f"\n{'beside exports without defects':32} {'set aside':>9} {'lacking':>8} {'beside':>8} {'moved':>8}")
    aside = outcome.quarantine["kind"].value_counts()
    for table, one in differences(outcome, peer).items():
        print(f"{table:32} {aside.get(table, 0):9,} {one.lacking:8,} {one.beside:8,} {one.moved:8,}")
    ours, true = outcome.total
    print(f"\n{ours:,.1f} km after repair, {true:,.1f} km true ({ours / true - 1:+.3%}); "
          f"{outcome.report.raw_km:,.0f} km as recorded; {km_differs(outcome):,} patrols with other kilometres")


def show_sown(tallies: list[Tally]) -> None:
    """Print what was found of the defects in tables and tracks of their own, and what healthy was changed."""
    print(f"\n{'sown one by one':22} {'places':>7} {'found':>7}   share {'healthy':>8} {'changed':>8}")
    for tally in [*tallies, Tally("all", *(sum(getattr(one, name) for one in tallies) for name in (
            "places", "found", "healthy", "changed")))]:
        share = f"{tally.found / tally.places:7.1%}" if tally.places else f"{'–':>7}"
        print(f"{tally.kind:22} {tally.places:7,} {tally.found:7,} {share} {tally.healthy:8,} {tally.changed:8,}")


if __name__ == "__main__":
    main()
