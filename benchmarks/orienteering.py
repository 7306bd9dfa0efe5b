"""Compare the route search with best-known scores of published orienteering problems.

    python -m benchmarks.orienteering INSTANCES_DIR [--best FILE] [--seconds N] [--match TEXT]

Reads both formats: "n N / m P / tmax T / x y score" (first point start, last end) and "T P / x y score" (first start,
second end). FILE holds lines "instance best". Prints ours / best, the gap per instance and the mean gap.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np

from pawc_planner.planning.orienteering import solve_team_orienteering

ITERATIONS = 400


def read_instance(path: Path) -> tuple[np.ndarray, np.ndarray, float, int, int, int]:
    rows = [line.replace(";", " ").split() for line in path.read_text().splitlines() if line.strip()]
    if rows[0][0] == "n":
        teams, budget, points = int(rows[1][1]), float(rows[2][1]), np.array(rows[3:], dtype=float)
        start, end = 0, len(points) - 1
    else:
        budget, teams, points = float(rows[0][0]), int(rows[0][1]), np.array(rows[1:], dtype=float)
        start, end = 0, 1
    distance = np.hypot(*(points[:, None, :2] - points[None, :, :2]).transpose(2, 0, 1))
    return distance, points[:, 2], budget, teams, start, end


def best_of(path: Path, seconds: float) -> tuple[float, int]:
    instance = read_instance(path)
    begin, seed, best = time.perf_counter(), 0, 0.0
    while seed == 0 or time.perf_counter() - begin < seconds:
        best = max(best, solve_team_orienteering(*instance, iterations=ITERATIONS, seed=seed)[0])
        seed += 1
    return best, seed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("instances", type=Path)
    parser.add_argument("--best", type=Path)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--match", default="")
    options = parser.parse_args()
    lines = options.best.read_text().splitlines() if options.best else []
    known = {row[0]: float(row[1]) for row in map(str.split, lines) if len(row) == 2}
    gaps = []
    for path in sorted(options.instances.rglob("*.txt")):
        if options.match not in path.name or (known and path.name not in known) or path == options.best:
            continue
        begin = time.perf_counter()
        score, starts = best_of(path, options.seconds)
        line = f"{path.name:40s} ours {score:8.1f}  {time.perf_counter() - begin:6.1f} s  {starts} starts"
        if path.name in known:
            best = known[path.name]
            gaps.append(0.0 if best == 0 else 100 * (best - score) / best)
            line += f"  best {best:8.1f}  gap {gaps[-1]:6.2f} %"
        print(line, flush=True)
    if gaps:
        print(f"{len(gaps)} instances: mean gap {np.mean(gaps):.2f} %, worst {max(gaps):.2f} %")


if __name__ == "__main__":
    main()
