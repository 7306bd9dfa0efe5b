"""False alarms and power of the test of deterrence, beside the raw reading of rate against effort.

Panels of sectors and quarters are drawn with constant rates (and effort that varies, that follows the finds, finds that
come in clumps, seasons that all sectors share, rates that drift) and with a true elasticity of −0.3 one quarter after
the effort. A false alarm is a verdict of deterrence where there is none.

    python -m benchmarks.deterrence --runs 500
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass

import numpy as np

from pawc_planner.analysis.deterrence import (
    DETERRENCE,
    MORE_AFTER_MORE,
    DeterrenceParams,
    EffortPanel,
    deterrence,
)

SIZES = ((6, 24, 12.0), (6, 24, 2.0), (6, 12, 5.0), (4, 8, 10.0), (10, 16, 1.0), (2, 24, 10.0), (1, 24, 30.0))
VERDICTS = (DETERRENCE, MORE_AFTER_MORE)


@dataclass(frozen=True)
class World:
    """How the finds of a made panel come about.

    Parameters
    ----------
    elasticity : float
        True effect of the effort of the quarter before.
    feedback : float
        Power with which effort follows the finds of the quarter before.
    clump : float
        Shape of the gamma factor of each cell; 0 is none.
    season : float
        Height of the seasons, log scale; effort has seasons too.
    drift : float
        Standard deviation of rates that wander by sector, log scale, with a correlation of 0.7 per quarter.
    keeps : float
        Correlation of effort per quarter.
    returns : float
        Power of the kilometres with which finds grow; below 1 a second kilometre finds less.
    """

    elasticity: float = 0.0
    feedback: float = 0.0
    clump: float = 0.0
    season: float = 0.0
    drift: float = 0.0
    keeps: float = 0.0
    returns: float = 1.0


WORLDS = {
    "constant rates": World(),
    "effort keeps on": World(keeps=0.7),
    "effort follows finds": World(feedback=0.7),
    "clumped finds": World(clump=1.5),
    "seasons": World(season=0.4),
    "fewer finds per further km": World(returns=0.6, keeps=0.7),
    "drifting rates": World(drift=0.4, keeps=0.5),
    "drifting, effort follows": World(drift=0.4, feedback=0.7),
    "deterrence -0.3": World(elasticity=-0.3),
    "deterrence -0.3, follows": World(elasticity=-0.3, feedback=0.7),
}


def panel(rng: np.random.Generator, world: World, n_sectors: int, n_periods: int, finds: float) -> EffortPanel:
    """Draw one panel with ``finds`` per sector and quarter on average."""
    usual = 100 * np.exp(rng.normal(0, 0.5, n_sectors))
    rate = np.exp(rng.normal(0, 0.6, n_sectors))
    rate *= finds / (rate * usual).mean()
    km, found = np.zeros((n_sectors, n_periods)), np.zeros((n_sectors, n_periods))
    effort, drift = rng.normal(0, 0.4, n_sectors), rng.normal(0, 1, n_sectors)
    for t in range(n_periods):
        effort = world.keeps * effort + np.sqrt(1 - world.keeps**2) * rng.normal(0, 0.4, n_sectors)
        drift = 0.7 * drift + np.sqrt(1 - 0.49) * rng.normal(0, 1, n_sectors)
        log_km = np.log(usual) + effort + world.season * np.sin(np.pi * t / 2 + rng.normal(0, 0.3, n_sectors))
        if t:
            expected = rate * usual ** (1 - world.returns) * km[:, t - 1] ** world.returns
            log_km += world.feedback * np.log((found[:, t - 1] + 1) / (expected + 1))
        km[:, t] = np.exp(log_km)
        mean = rate * usual ** (1 - world.returns) * km[:, t] ** world.returns
        mean = mean * np.exp(world.season * np.sin(np.pi * t / 2) + world.drift * drift)
        if t:
            mean = mean * (km[:, t - 1] / usual) ** world.elasticity
        if world.clump:
            mean = mean * rng.gamma(world.clump, 1 / world.clump, n_sectors)
        found[:, t] = rng.poisson(mean)
    names = tuple(f"S{i}" for i in range(n_sectors))
    return EffortPanel(names, tuple(str(t) for t in range(n_periods)), found, km, "quarter", np.arange(n_periods) % 4)


def main() -> None:
    """Print one row per size and world."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lags", type=int, default=3)
    asked = parser.parse_args()
    print("| sectors | quarters | finds per cell | world | deterrence called | more after more | raw slope read |"
          " ms per test |")
    print("|---|---|---|---|---|---|---|---|")
    for size in SIZES:
        for name, world in WORLDS.items():
            rng = np.random.default_rng(asked.seed)
            panels = [panel(rng, world, *size) for _ in range(asked.runs)]
            start = time.perf_counter()
            found = [deterrence(one, DeterrenceParams(lags=asked.lags)) for one in panels]
            spent = (time.perf_counter() - start) / asked.runs * 1000
            fewer, more = (np.mean([one.verdict == verdict for one in found]) for verdict in VERDICTS)
            raw = np.mean([one.raw.seems and one.raw.correlation < 0 for one in found])
            print(f"| {size[0]} | {size[1]} | {size[2]:g} | {name} | {fewer:.1%} | {more:.1%} | {raw:.1%} |"
                  f" {spent:.0f} |", flush=True)


if __name__ == "__main__":
    main()
