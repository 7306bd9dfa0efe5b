"""Everything that a site's records tell in one go: seconds and peak memory of each analysis, each in its own process.

The bars, on two cores, for 2,240 km² with six years of patrols (73,400 km, 388,000 fixes): 60 s for what was done and
found, 120 s for what is likely and what is not known.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


def effort(store) -> Any:
    from pawc_planner.site.steps.effort import KEYS, patrol_effort

    return patrol_effort(store, group_by=KEYS)


def coverage(store) -> Any:
    from pawc_planner.site.steps.coverage import coverage as step

    return step(store)


def definitions(store) -> Any:
    from pawc_planner.site.steps.coverage_definitions import coverage_definitions

    return coverage_definitions(store)


def rates(store) -> Any:
    from pawc_planner.site.steps.rates import encounter_rates

    return encounter_rates(store)


def trend(store) -> Any:
    from pawc_planner.site.steps.trends import encounter_trend

    return encounter_trend(store)


def deterred(store) -> Any:
    from pawc_planner.site.steps.deterrence import deterrence

    return deterrence(store)


def camera_days(store) -> Any:
    from pawc_planner.site.steps.camera_effort import camera_effort

    return camera_effort(store)


def yearly(store) -> Any:
    from pawc_planner.site.steps.indicators import outcome_indicators

    return outcome_indicators(store)


def hot_cells(store) -> Any:
    from pawc_planner.site.steps.hotspots import hotspots

    return hotspots(store)


def groups(store) -> Any:
    from pawc_planner.site.steps.threat_clusters import threat_clusters

    return threat_clusters(store)


def scan(store) -> Any:
    from pawc_planner.site.steps.scan import scan as step

    return step(store)


def emerging(store) -> Any:
    from pawc_planner.site.steps.emerging import emerging_hotspots

    return emerging_hotspots(store)


def near_repeats(store) -> Any:
    from pawc_planner.site.steps.near_repeat import near_repeat

    return near_repeat(store)


def risk(store) -> Any:
    from pawc_planner.site.steps.risk import risk_map

    return risk_map(store)


def scores(store) -> Any:
    from pawc_planner.site.steps.backtest import backtest_maps

    return backtest_maps(store)


def gaps(store) -> Any:
    from pawc_planner.site.steps.gap_analysis import gap_analysis

    return gap_analysis(store)


def response(store) -> Any:
    from pawc_planner.site.steps.response_gap import response_gap

    return response_gap(store)


def cost(store) -> Any:
    from pawc_planner.site.steps.coverage_cost import coverage_cost

    return coverage_cost(store)


FOUND: Mapping[str, Callable[[Any], Any]] = {
    "patrol effort": effort, "camera effort": camera_days, "coverage": coverage, "definitions": definitions,
    "encounter rates": rates, "trend": trend, "deterrence": deterred, "indicators": yearly,
}
LIKELY: Mapping[str, Callable[[Any], Any]] = {
    "hotspots": hot_cells, "groups of finds": groups, "scan statistic": scan, "emerging hotspots": emerging,
    "near repeats": near_repeats, "risk map": risk, "backtest": scores, "gaps": gaps, "response gap": response,
    "cost of coverage": cost,
}
STEPS = {**FOUND, **LIKELY}
BARS_S = (("what was done and found", FOUND, 60.0), ("what is likely", LIKELY, 120.0))


def one(name: str, site: Path) -> None:
    """Run one step in this process; print its seconds, peak memory and first sentence."""
    from pawc_planner.site.store import SiteStore

    before, started = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    with SiteStore.open(site) as store:
        result = STEPS[name](store)
    seconds, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps({
        "seconds": seconds, "cpu": after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime,
        "mb": after.ru_maxrss / 1024, "said": str(result.notes[0]) if result.notes else "",
    }))


def run_all(site: Path, names: list[str]) -> tuple[float, float]:
    """Run the steps one after the other; print a line each and return the seconds of all, and of the processor."""
    total = cpu = 0.0
    for name in names:
        command = [sys.executable, "-m", "benchmarks.analysis", "--run", name, "--site", str(site)]
        printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT).stdout
        found = json.loads(printed.splitlines()[-1])
        total, cpu = total + found["seconds"], cpu + found["cpu"]
        print(f"{name:22} {found['seconds']:6.1f} s  ({found['cpu']:6.1f} s of the processor)  "
              f"peak {found['mb']:6,.0f} MB  {found['said'][:100]}", flush=True)
    return total, cpu


def made_site(folder: Path, years: int, seed: int) -> Path:
    """Return the site of the shipped training park with its exports imported; it is made where it is not there yet."""
    from pawc_planner.training.asked import park_asked_for
    from pawc_planner.training.folder import write_park

    from .study.parks import BASE, folder_of, is_made, site_of

    if not is_made(folder, seed):
        write_park(BASE, folder_of(folder, seed) / "park", park_asked_for(years=years, seed=seed))
    return site_of(folder, seed, "EPSG:32648")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, help="a site database; without one a training park is made and imported")
    parser.add_argument("--years", type=int, default=6, help="years of the training park")
    parser.add_argument("--seed", type=int, default=2567, help="of the training park")
    parser.add_argument("--folder", type=Path, help="keep the training park and its site here, and use what is there")
    parser.add_argument("--only", choices=tuple(STEPS), nargs="+", default=list(STEPS))
    parser.add_argument("--run", choices=tuple(STEPS), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.run:
        one(arguments.run, arguments.site)
        return
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        site = arguments.site or made_site(arguments.folder or Path(folder), arguments.years, arguments.seed)
        describe(site.resolve())
        for title, steps, bar in BARS_S:
            names = [name for name in arguments.only if name in steps]
            if not names:
                continue
            total, cpu = run_all(site.resolve(), names)
            print(f"{title:22} {total:6.1f} s  ({cpu:6.1f} s of the processor)  bar: {bar:.0f} s, "
                  f"{'kept' if total <= bar else 'missed'}", flush=True)


def describe(site: Path) -> None:
    """Print how large a site is."""
    from pawc_planner.site.store import SiteStore

    with SiteStore.open(site) as store:
        tracks = store.tracks()
        print(f"{site.name}: {store.boundary().area / 1e6:,.0f} km², {tracks.km:,.0f} km, {len(tracks.x):,} fixes, "
              f"{store.count('observations'):,} observations, {store.count('camera_events'):,} pictures")


if __name__ == "__main__":
    main()
