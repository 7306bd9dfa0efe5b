"""Plans and maps over many made-up parks whose truth is known, compared park by park.

    python -m benchmarks.simulation --parks 20 --planners last_cycle_repeated,pawc_planner --maps persistence,risk

Each park is made from its seed, its exports are imported into a fresh site, every planner and map sees only that site,
and is scored against the sealed truth of the next cycle. Results are kept as they come in ``FOLDER/results.jsonl``: the
same call goes on where it was stopped. ``--planners none --maps none`` only makes parks and prints years per minute and
memory.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

if not __package__:  # called by its file name
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.study import results, tables
from benchmarks.study.options import Options, settle
from benchmarks.study.parks import park_params
from benchmarks.study.work import work_on
from pawc_planner.base.errors import PawcError
from pawc_planner.base.params import within
from pawc_planner.training.parameters.park_params import SHIPPED_KM2
from pawc_planner.training.references.maps import MAPS
from pawc_planner.training.references.planners import CAMERAS, PLANNERS, named
from pawc_planner.training.references.request import Request
from pawc_planner.training.scoring.replay import ReplayParams

LOOK_SECONDS = 1.0


def options_of(arguments: list[str] | None = None) -> tuple[Options, argparse.Namespace]:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--parks", type=int, default=4)
    parser.add_argument("--years", type=int, default=2)
    parser.add_argument("--planners", default="last_cycle_repeated,random_walks,highest_risk_first,pawc_planner")
    parser.add_argument("--maps", default="persistence,plain_kernel_density,effort_alone,risk")
    parser.add_argument("--baseline", help="planner to compare with (the first)")
    parser.add_argument("--map-baseline", help="map to compare with (the first)")
    parser.add_argument("--kind", default="rosewood")
    parser.add_argument("--ground", default="generated", choices=("generated", "shipped"))
    parser.add_argument("--size", type=float, default=SHIPPED_KM2, help="km²; of generated parks")
    parser.add_argument("--cell", type=float, default=500.0, help="metres")
    parser.add_argument("--replays", type=int, default=50)
    parser.add_argument("--days", type=int, default=14, help="length of the cycle")
    parser.add_argument("--teams", type=int, default=0, help="0: as the stations say")
    parser.add_argument("--patrol-days", type=int, default=5)
    parser.add_argument("--hours", type=float, default=8.0, help="per day on the move")
    parser.add_argument("--cameras", type=int, default=10, help="to add")
    parser.add_argument("--no-react", action="store_true", help="groups do not learn within the cycle")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--folder", type=Path, default=Path("build") / "simulation")
    asked = parser.parse_args(arguments)
    options = Options(
        asked.parks, asked.years, names(asked.planners), names(asked.maps), asked.kind, asked.ground, asked.size,
        asked.cell, asked.replays, asked.days, asked.teams, asked.patrol_days, asked.hours, asked.cameras,
        not asked.no_react, asked.seed,
    )
    return options, asked


def names(text: str) -> tuple[str, ...]:
    """Split a list of names; ``none`` is no name."""
    return () if text == "none" else tuple(part.strip() for part in text.split(",") if part.strip())


def refuse_unknown(options: Options) -> None:
    """Refuse names of planners, cameras and maps that there are not, before any work is done."""
    for name in options.planners:
        routes, plus, cameras = name.partition("+")
        named(PLANNERS, routes)
        if plus:
            named(CAMERAS, cameras)
    for name in options.maps:
        named(MAPS, name)


def refuse_numbers(options: Options, workers: int) -> None:
    """Refuse numbers that no park, plan or replay takes, before the folder is given to a study of them."""
    within("PARKS", options.parks, 1, 1_000_000)
    within("WORKERS", workers, 1, 1000)
    park_params(options, options.seed)
    Request(options.teams, options.patrol_days, options.hours, options.cameras, options.seed)
    ReplayParams(options.replays, options.days, options.react, options.seed)


def wanted(options: Options) -> set[tuple[str, str]]:
    """Return the results that each park shall have."""
    plans = {("plan", name) for name in options.planners}
    return {("park", "park")} | plans | {("map", name) for name in options.maps}


def jobs_of(folder: Path, options: Options) -> list[tuple[Path, Options, int, frozenset[tuple[str, str]]]]:
    """Return the parks of which something is missing, with what of them is there."""
    there = results.done(results.read(folder))
    have = {seed: frozenset((what, name) for park, what, name in there if park == seed) for seed in options.seeds}
    return [(folder, options, seed, have[seed]) for seed in options.seeds if wanted(options) - have[seed]]


def line_of(row: dict[str, Any]) -> str:
    """Say one result."""
    said = {
        "park": "made",
        "plan": f"plan {row['name']}: score {row.get('score', float('nan')):.2f}",
        "map": f"map {row['name']}: PAI of the first tenth {row.get('pai_10', float('nan')):.2f}",
    }[row["what"]]
    return f"park {row['park']}, {said} ({row['seconds']:.1f} s, {row['peak_mb']:.0f} MB)"


def left(seconds: float, done: int, all_: int) -> str:
    """Say how much time is left at the pace so far."""
    return f"{seconds / done * (all_ - done) / 60:.1f} min left" if done else "…"


def run(folder: Path, options: Options, workers: int) -> float:
    """Work on all parks of which something is missing; return the seconds it took."""
    jobs = jobs_of(folder, options)
    total = sum(len(wanted(options) - have) for *_, have in jobs)
    seen, started = len(results.read(folder)), time.perf_counter()
    first = seen
    with multiprocessing.get_context("spawn").Pool(workers, maxtasksperchild=1) as pool:
        running = pool.imap_unordered(work_on, jobs)
        for faults in polled(running, len(jobs)):
            rows = results.read(folder)
            for row in rows[seen:]:
                seen += 1
                pace = left(time.perf_counter() - started, seen - first, total)
                print(f"{seen - first}/{total} {line_of(row)}; {pace}", flush=True)
            for seed, fault in faults:
                print(f"park {seed} failed: {fault}", flush=True)
    return time.perf_counter() - started


def polled(running: Any, count: int) -> Iterator[list[tuple[int, str]]]:
    """Yield about once a second, with the parks that failed since; ends when all are done."""
    finished = 0
    while finished < count:
        faults = []
        try:
            seed, fault = running.next(LOOK_SECONDS)
            finished += 1
            if fault:
                faults.append((seed, fault))
        except multiprocessing.TimeoutError:
            pass
        yield faults


def pace(rows: list[dict[str, Any]], options: Options, seconds: float, workers: int, made: int) -> str:
    """Return years per minute and memory of making parks."""
    parks = [row for row in rows if row["what"] == "park"]
    each, worked = (sum(row[name] for row in parks) / len(parks) for name in ("seconds", "cpu_seconds"))
    peaks = sorted((row["peak_mb"] for row in parks), reverse=True)
    lines = [
        f"{len(parks)} parks of {options.size_km2:,.0f} km² and {options.years} years: {each:.1f} s each "
        f"({worked:.1f} s of processor), {60 * options.years / each:.1f} years per minute and process",
        f"most memory of a process {peaks[0]:.0f} MB; of {workers} at a time {sum(peaks[:workers]):.0f} MB",
    ]
    if made:
        rate = 60 * made * options.years / seconds
        lines.append(f"{made * options.years} years in {seconds / 60:.1f} min on {workers} processes: {rate:.1f} years "
                     f"per minute, 100 years in {100 / rate:.1f} min ({os.cpu_count()} cores)")
    return "\n".join(lines)


def main() -> None:
    options, asked = options_of()
    try:
        refuse_unknown(options)
        refuse_numbers(options, asked.workers)
    except PawcError as fault:
        raise SystemExit(str(fault)) from fault
    settle(asked.folder, options)
    results.mend(asked.folder)
    before = sum(row["what"] == "park" for row in results.read(asked.folder))
    seconds = run(asked.folder, options, asked.workers)
    asked_for = wanted(options)
    rows = [row for row in results.read(asked.folder)
            if row["park"] in options.seeds and (row["what"], row["name"]) in asked_for]
    made = sum(row["what"] == "park" for row in results.read(asked.folder)) - before
    plans = asked.baseline or (options.planners[0] if options.planners else "")
    maps = asked.map_baseline or (options.maps[0] if options.maps else "")
    print("\n" + tables.report(rows, plans, maps))
    if any(row["what"] == "park" for row in rows):
        print(pace(rows, options, seconds, asked.workers, made if not (options.planners or options.maps) else 0))


if __name__ == "__main__":
    main()
