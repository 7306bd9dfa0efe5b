"""Whether a plan that is better by construction scores higher: pairs of plans in made-up parks, replay by replay alike.

    python -m benchmarks.better_plans --kind nests --size 800 --parks 10 --replays 50

Each park gives several trials of each comparison; a trial is two plans replayed against the same groups. ``higher``,
``tied`` and ``lower`` are shares of trials; the interval of the mean difference is a t interval over parks. The last
table doubles the effort.
"""

from __future__ import annotations

import argparse
import multiprocessing
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import scipy.stats

from benchmarks.study import parks
from benchmarks.study.options import Options
from pawc_planner.site.store import SiteStore
from pawc_planner.training.references.known import known_of
from pawc_planner.training.references.planners import make_plan
from pawc_planner.training.references.request import Request
from pawc_planner.training.scoring.plan import FieldPlan, Outing
from pawc_planner.training.scoring.replay import ReplayParams, replay
from pawc_planner.training.scoring.sealed import Sealed

DAYS, TEAMS, KM = 5, 4, 10.0  # of a plan made here: days of each team, teams, km a day
NEAR_M = 1000.0  # cells farther than this from every way that was walked count as used by nobody
LOOP_FROM_M = 1500.0  # how far from its station a team near its station begins its loop
MEASURES = ("score", "harm_share", "interceptions", "signs_found")
SAME = 1e-9
Pairs = dict[str, tuple[FieldPlan, FieldPlan]]


def line_of(sealed: Sealed, way: int, km: float) -> np.ndarray:
    """Return the last half of ``km`` of a way before its target, there and back."""
    part = sealed.ways.points(way)
    x, y = sealed.ways.x[part][::-1], sealed.ways.y[part][::-1]
    along = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))]) / 1000
    out = np.linspace(0, min(km / 2, along[-1]), 80)
    there = np.column_stack([np.interp(out, along, x), np.interp(out, along, y)])
    short = km / max(2 * out[-1], 0.1)
    return np.concatenate([np.concatenate([there, there[::-1]])] * max(1, round(short)))


def loop_of(x: float, y: float, km: float) -> np.ndarray:
    """Return a square round a place."""
    return np.array([x, y]) + km * 125 * np.array([[-1, -1], [1, -1], [1, 1], [-1, 1], [-1, -1]])


def team(name: str, line: np.ndarray, days: int = DAYS) -> tuple[Outing, ...]:
    return tuple(Outing(name, "", day, "foot", line[:, 0], line[:, 1]) for day in range(days))


class Park:
    """One park and what its truth tells: how much each way was walked, and where nobody went."""

    def __init__(self, folder: Path, options: Options, seed: int) -> None:
        self.sealed = parks.truth_of(folder, seed)
        walked = pd.read_csv(parks.folder_of(folder, seed) / "park" / "truth" / "trips.csv")["way"]
        self.walks = np.bincount(walked, minlength=len(self.sealed.ways)).astype(float)
        flow = pd.read_csv(parks.folder_of(folder, seed) / "park" / "truth" / "flow.csv")
        x, y = self.sealed.spec.centres()
        inside = self.sealed.ground.inside
        self.x, self.y = x[inside], y[inside]
        far = [np.hypot(flow["x"] - a, flow["y"] - b).min() for a, b in zip(self.x, self.y)]
        self.unused = np.flatnonzero(np.array(far) > NEAR_M + KM * 125)
        self.signal = self.sealed.ground.signal
        self.rng = np.random.default_rng([seed, *b"better plans"])

    def along(self, name: str, teams: int = TEAMS, km: float = KM) -> FieldPlan:
        """Teams on ways drawn by how much they were walked."""
        chosen = self.rng.choice(len(self.walks), teams, p=self.walks / self.walks.sum())
        return self.on(name, chosen, km)

    def on(self, name: str, ways: Sequence[int], km: float) -> FieldPlan:
        """One team on each of some ways."""
        lines = (team(f"T{n}", line_of(self.sealed, int(way), km)) for n, way in enumerate(ways))
        return FieldPlan(name, sum(lines, ()))

    def away(self, plan: FieldPlan) -> FieldPlan:
        """The same teams, days and km on loops where nobody went."""
        first = {outing.team: outing for outing in plan.outings}
        cells = self.rng.choice(self.unused, len(first))
        loops = (team(name, loop_of(self.x[cell], self.y[cell], outing.km))
                 for cell, (name, outing) in zip(cells, first.items()))
        return FieldPlan(f"{plan.name} away", sum(loops, ()))

    def near_station(self, name: str) -> tuple[Outing, ...]:
        """A team on the same loop day by day near a station drawn."""
        row = self.sealed.stations.iloc[int(self.rng.integers(len(self.sealed.stations)))]
        turn = self.rng.uniform(0, 2 * np.pi)
        x, y = row["x"] + LOOP_FROM_M * np.cos(turn), row["y"] + LOOP_FROM_M * np.sin(turn)
        return team(name, loop_of(x, y, KM))

    def cameras(self, count: int) -> pd.DataFrame:
        """Cameras on walked ways where there is signal, or anywhere on them where there is none."""
        ways, weight = self.sealed.ways, self.walks[self.sealed.ways.of_point]
        weight = weight * self.sealed.is_inside(ways.x, ways.y)
        called = weight * (self.signal[self.sealed.cells_at(ways.x, ways.y)] > 0)
        weight = called if called.sum() > 0 else weight
        at = self.rng.choice(len(weight), count, p=weight / weight.sum())
        return pd.DataFrame({"x": ways.x[at], "y": ways.y[at], "signal": 1.0})

    def pairs(self) -> Iterator[tuple[str, FieldPlan, FieldPlan]]:
        """Yield comparisons of plans made by hand, the better first."""
        base = self.along("along")
        for name in ("one more team on a used way", "one more team near a station"):
            more = team("T9", line_of(self.sealed, int(np.argmax(self.walks)), KM)) if "way" in name else (
                self.near_station("T9"))
            yield name, replace(base, outings=base.outings + more), base
        if len(self.unused):
            yield "true corridors against unused cells", base, self.away(base)
        cameras = self.cameras(6)
        yield "one camera more", replace(base, cameras=cameras), replace(base, cameras=cameras[:-1])
        yield "one camera more, no team", FieldPlan("c", (), cameras), FieldPlan("c", (), cameras[:-1])

    def efforts(self) -> Iterator[tuple[str, FieldPlan]]:
        """Yield plans of more and more effort: km a day of four teams, and teams."""
        ways = self.rng.choice(len(self.walks), 16, p=self.walks / self.walks.sum())
        for km in (2.5, 5, 10, 20):
            yield f"{km:>4} km", self.on("", ways[:TEAMS], km)
        for teams in (2, 4, 8, 16):
            yield f"{teams:>4} teams", self.on("", ways[:teams], KM)


def planned(folder: Path, seed: int, sealed: Sealed, planners: Sequence[str], days: int) -> Iterator[
    tuple[str, FieldPlan, FieldPlan]
]:
    """Yield the plan of each reference planner and the same without its last team, and planned anew with a team less.

    Plans made anew are not better by construction: teams share the ground otherwise, and where chance draws, it draws
    other places.
    """
    if not planners:
        return
    with SiteStore.open(parks.site_of(folder, seed, sealed.crs)) as store:
        known = known_of(store, None, parks.cycle_of(sealed, days))
        for name in planners:
            fewer, more = (make_plan(known, name, Request(n, DAYS, 8.0, 0, seed)) for n in (TEAMS, TEAMS + 1))
            teams = sorted({outing.team for outing in more.outings})
            without = tuple(outing for outing in more.outings if outing.team != teams[-1])
            yield f"{name}, one team more", more, replace(more, outings=without)
            yield f"{name}, anew for one team more", more, fewer


def trials(job: tuple[Path, Options, int, tuple[str, ...], int]) -> pd.DataFrame:
    """Return one row per trial and measure of one park, both reacting and not."""
    folder, options, seed, planners, again = job
    parks.make_one(folder, options, seed)
    park = Park(folder, options, seed)
    pairs = [pair for _ in range(again) for pair in park.pairs()]
    pairs += planned(folder, seed, park.sealed, planners, options.days)
    efforts = list(park.efforts())
    plans = [plan for _, better, worse in pairs for plan in (better, worse)] + [plan for _, plan in efforts]
    plans = [replace(plan, name=str(number)) for number, plan in enumerate(plans)]
    rows = []
    for react in (False, True):
        result = replay(park.sealed, plans, ReplayParams(options.replays, options.days, react, seed))
        means = result.summary().pivot(index="plan", columns="measure", values="mean")
        for number, (name, *_) in enumerate(pairs):
            gap = means.loc[str(2 * number)] - means.loc[str(2 * number + 1)]
            paired = result.compare(str(2 * number), str(2 * number + 1))
            extra = {"replays_better": paired.share_better}
            rows.append({"react": react, "what": name, "park": seed, **gap[list(MEASURES)], **extra})
        for number, (name, _) in enumerate(efforts):
            level = means.loc[str(2 * len(pairs) + number)]
            rows.append({"react": react, "what": f"effort {name}", "park": seed, **level[list(MEASURES)]})
    return pd.DataFrame(rows)


def interval(values: pd.Series, park: pd.Series) -> tuple[float, float, float]:
    """Return the mean and its 95 % t interval over parks."""
    means = values.groupby(park).mean()
    half = scipy.stats.t.ppf(0.975, max(len(means) - 1, 1)) * means.std() / np.sqrt(len(means))
    return float(means.mean()), float(means.mean() - half), float(means.mean() + half)


def report(table: pd.DataFrame) -> str:
    lines = []
    for react, part in table.groupby("react"):
        lines.append(f"\n{'reacting' if react else 'not reacting':<40} {'measure':<14} {'trials':>6} {'higher':>7} "
                     f"{'tied':>6} {'lower':>6} {'difference':>11} {'95 % interval':>19} {'replays better':>15}")
        for what, rows in part.groupby("what", sort=False):
            for measure in MEASURES:
                mean, low, high = interval(rows[measure], rows["park"])
                line = f"{what if measure == MEASURES[0] else '':<40} {measure:<14} {len(rows):>6} "
                if not what.startswith("effort"):
                    gap = rows[measure].fillna(0)
                    up, down = (gap > SAME).mean(), (gap < -SAME).mean()
                    line += f"{100 * up:>5.1f} % {100 * (1 - up - down):>4.0f} % {100 * down:>4.0f} % "
                else:
                    line += " " * 22
                line += f"{mean:>11.3f} {low:>9.3f} {high:>9.3f}"
                if measure == MEASURES[0] and not what.startswith("effort"):
                    line += f" {100 * rows['replays_better'].mean():>13.0f} %"
                lines.append(line)
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind", default="rosewood")
    parser.add_argument("--size", type=float, default=400.0, help="km²")
    parser.add_argument("--parks", type=int, default=10)
    parser.add_argument("--replays", type=int, default=50)
    parser.add_argument("--trials", type=int, default=3, help="of each comparison made by hand, per park")
    parser.add_argument("--planners", default="random_walks,highest_risk_first", help="or none")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    options = Options(asked.parks, 1, (), (), asked.kind, "generated", asked.size, 500.0, asked.replays, 14, TEAMS,
                      DAYS, 8.0, 0, True, asked.seed)
    planners = () if asked.planners == "none" else tuple(asked.planners.split(","))
    with tempfile.TemporaryDirectory() as folder:
        jobs = [(Path(folder), options, seed, planners, asked.trials) for seed in options.seeds]
        with multiprocessing.get_context("spawn").Pool(asked.workers) as pool:
            table = pd.concat(pool.imap_unordered(trials, jobs), ignore_index=True)
    print(f"{asked.kind}, {asked.size:g} km², {asked.parks} parks, {asked.replays} replays of 14 days")
    print(report(table.sort_values("park", kind="stable")))


if __name__ == "__main__":
    main()
