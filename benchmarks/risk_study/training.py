"""Training parks as inputs of the risk map: what the exports of their rangers hold, and the hidden truth to score."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np

from benchmarks.study import parks
from benchmarks.study.options import Options
from pawc_planner.base.progress import Silent
from pawc_planner.site.steps.cell_periods import cell_periods
from pawc_planner.site.steps.evidence import gather
from pawc_planner.site.steps.risk_factors import factors_of
from pawc_planner.site.store import SiteStore
from pawc_planner.training.scoring.intrusion import true_intrusion

from .parks import Park

DAYS, REPLAYS = 14, 100
SIZE_KM2 = {"rosewood": 800.0, "snares": 1000.0, "nests": 600.0, "elephants": 1000.0}


def training_park(kind: str, seed: int, years: int = 2) -> Park:
    """Make a training park, import its exports, and return what the site knows with the true walks of intruders."""
    with tempfile.TemporaryDirectory() as folder:
        options = Options(
            parks=1, years=years, kind=kind, ground="generated", size_km2=SIZE_KM2[kind], cell_m=250.0, seed=seed,
            planners=(), maps=(), replays=REPLAYS, days=DAYS, teams=0, patrol_days=5, hours=8.0, cameras=10, react=True)
        parks.make_one(Path(folder), options, seed)
        sealed = parks.truth_of(Path(folder), seed)
        with SiteStore.open(parks.site_of(Path(folder), seed, sealed.crs)) as store:
            evidence = gather(store, None)
            months = cell_periods(evidence)
            grid = store.grid()
            seasons = tuple(store.info.seasons.of_month(one.start.month) for one in months.periods)
            truth = true_intrusion(sealed, grid.spec, REPLAYS, DAYS, 1)
            factors = {name: np.asarray(values) for name, values in factors_of(store, Silent()).scaled().items()}
            walks = np.where(grid.inside, np.asarray(truth.walks).reshape(grid.spec.shape), 0.0)
            return Park(grid, months.km, months.finds, factors, walks, seasons)
