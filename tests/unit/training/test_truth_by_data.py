"""The truth of a training park is out of reach by data too: without it the same site, analysis and plan come out."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import timedelta
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
import shapely

from benchmarks.study.parks import BASE, site_of
from pawc_planner.base.period import Period
from pawc_planner.importers.errors import RightAnswersError
from pawc_planner.importers.files.sources import find_sources
from pawc_planner.site.steps import gaps, routes
from pawc_planner.site.steps.cycle import plan_cycle
from pawc_planner.site.store import SiteStore
from pawc_planner.training.folder import write_park
from pawc_planner.training.parameters import ParkParams, RangerParams

PARAMS = ParkParams(
    seed=11, years=1, ground="generated", size_km2=300.0, rangers=RangerParams(km_per_1000km2_year=3000.0)
)
HIDDEN = {
    "trip", "group", "way", "sign", "outcome", "arrive", "until", "harm", "at_stake", "arrested", "ease", "gone",
    "found_by", "truth", "left", "walks",
}


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """The same park with its truth and without, each imported and planned."""
    with_truth, without = tmp_path_factory.mktemp("with"), tmp_path_factory.mktemp("without")
    files = write_park(BASE, with_truth / "parks" / "1" / "park", PARAMS)
    shutil.copytree(with_truth, without, dirs_exist_ok=True)
    shutil.rmtree(without / "parks" / "1" / "park" / "truth")
    with pytest.MonkeyPatch.context() as patch:  # search less long; what is tested holds for every search
        patch.setattr(gaps, "IntrusionParams", partial(gaps.IntrusionParams, n_paths=100, rounds=5))
        patch.setattr(routes, "RouteParams", partial(routes.RouteParams, iterations=15, max_stops=40))
        sites = [site_of(folder, 1, "EPSG:32648") for folder in (with_truth, without)]
        yield SimpleNamespace(truth=files.truth, sites=sites, results=[planned(site) for site in sites])


def planned(site):
    cycle = Period(PARAMS.end, PARAMS.end + timedelta(days=13))
    with SiteStore.open(site, write=True) as store:
        return plan_cycle(store, None, cycle, teams=2, days=2, cameras=3, seed=7)


def test_analysis_and_plan_are_the_same_without_the_truth(both):
    first, second = both.results
    assert first.numbers["KM"] > 500 and first.numbers["ROUTES_KM"] > 5
    assert first.numbers == second.numbers
    assert [str(note) for note in first.notes] == [str(note) for note in second.notes]
    for name, layer in first.layers.items():
        assert shapely.to_wkb(layer.geometry.to_numpy()).tolist() == shapely.to_wkb(
            second.layers[name].geometry.to_numpy()).tolist(), name


def columns_of(site) -> dict[str, set[str]]:
    with sqlite3.connect(site) as database:
        tables = [name for name, in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: {row[1] for row in database.execute(f'PRAGMA table_info("{name}")')} for name in tables}


def test_no_column_of_the_truth_is_in_a_site(both):
    assert set().union(*(pd.read_csv(path, nrows=0).columns for path in both.truth.glob("*.csv"))) >= HIDDEN
    for table, columns in columns_of(both.sites[0]).items():
        assert not columns & HIDDEN, table


def test_the_truth_is_passed_over_when_the_whole_park_is_imported(both, tmp_path):
    park = both.truth.parent
    whole = shutil.make_archive(str(tmp_path / "park"), "zip", park)
    for source in (park, Path(whole)):
        names = [file.name for file in find_sources(source).files]
        assert any("exports/" in name for name in names) and not any("truth/" in name for name in names)


@pytest.mark.parametrize("part", ["", "signs.csv", "harm_found.csv", "reports.csv", "camera_deployments.csv"])
def test_the_truth_itself_is_refused(both, part):
    with pytest.raises(RightAnswersError, match="Import the folder “exports”"):
        find_sources(both.truth / part)


def test_no_name_of_an_entry_that_rangers_do_not_know_is_in_a_site(both):
    entries = pd.read_csv(both.truth / "entries.csv")
    content = both.sites[0].read_bytes()
    assert all(name.encode("utf-8") in content for name in entries.loc[entries["known"], "name"])
    unknown = entries.loc[~entries["known"], "name"]
    assert len(unknown) > 0 and not any(name.encode("utf-8") in content for name in unknown)


def test_no_record_lies_where_only_an_unfound_sign_lies(both):
    signs = pd.read_csv(both.truth / "signs.csv")
    unfound = signs[signs["found_by"].isna()]
    with SiteStore.open(both.sites[0]) as store:
        places = [store.read(table).geometry.dropna() for table in ("observations", "stumps", "reports")]
    x, y = (np.concatenate([getattr(place, axis).to_numpy() for place in places]) for axis in "xy")
    assert len(x) > 50 and len(unfound) > 50
    far = np.hypot(unfound["x"].to_numpy()[:, None] - x, unfound["y"].to_numpy()[:, None] - y)
    assert far.min() > 0.2
