"""Risk map of the made site: factors by hand, fallback, what is said, and files that are read back."""

from __future__ import annotations

import json
import zipfile

import numpy as np
import pandas as pd
import pytest

from pawc_planner.analysis.gaps import risk_surface
from pawc_planner.analysis.grid import GridSpec, PlanningGrid
from pawc_planner.base.errors import NoDataError, ParameterError
from pawc_planner.base.progress import Silent
from pawc_planner.base.words import Sentence
from pawc_planner.site.risk_files import RiskFilesUnusable, load_risk, save_risk
from pawc_planner.site.steps.evidence import gather
from pawc_planner.site.steps.gaps import gap_maps
from pawc_planner.site.steps.risk import risk_map, risk_maps, risk_result
from pawc_planner.site.steps.risk_factors import RiskFactors, block_means, distance_km, factors_of, own_scale
from pawc_planner.site.steps.risk_for_plan import geometric_mean, plan_risk
from pawc_planner.site.steps.risk_words import factor_sentence
from pawc_planner.site.store import SiteStore
from tests.qgis.awkward_sites import awkward_site

from .conftest import ROAD, cell


def at(values, col, row):
    return values.ravel()[cell(col, row)]


def test_distances_are_from_the_middle_of_a_cell_in_km(site):
    factors = factors_of(site, Silent())
    assert at(factors.values["roads"], 5, 4) == pytest.approx(0.4)  # middle at 1 604 500, road at 1 604 100
    assert at(factors.values["roads"], 5, 10) == pytest.approx(6.4)
    assert at(factors.values["edge"], 3, 7) == pytest.approx(3.5)
    assert at(factors.values["stations"], 3, 4) == pytest.approx(np.hypot(370, 310) / 1000)


def test_slope_and_land_cover_are_means_over_the_cell(site):
    factors = factors_of(site, Silent())
    assert at(factors.values["slope"], 5, 2) == pytest.approx(2.0, abs=0.05)  # 2 % up to the east
    assert at(factors.values["elevation"], 5, 2) == pytest.approx(100 + 0.02 * 5_500, abs=1)
    assert at(factors.values["cover 2"], 12, 1) == 100 and at(factors.values["cover 2"], 2, 2) == 0
    assert "cover 1" not in factors.values  # the commonest class is what the others leave


def test_a_site_without_layers_has_the_boundary_alone_and_says_what_is_missing(bare):
    factors = factors_of(bare, Silent())
    assert list(factors.values) == ["edge"]
    assert "distance to a road" in str(factors.notes[0])


def test_distance_to_lines_of_many_parts_is_to_the_nearest():
    spec = GridSpec(200_000.0, 1_605_000.0, 1000.0, 2, 3)
    assert distance_km(spec, [ROAD])[0, 0] == pytest.approx(0.4)


def test_means_of_blocks_leave_out_what_is_unknown():
    values = np.array([[1.0, np.nan, np.nan, np.nan], [3.0, 5.0, np.nan, np.nan]])
    np.testing.assert_equal(block_means(values, 2), [[3.0, np.nan]])


def test_distances_go_to_the_model_as_logarithms_and_come_back(site):
    factors = factors_of(site, Silent())
    scaled = factors.scaled()
    assert own_scale("roads", at(scaled["roads"], 5, 10)) == pytest.approx(6.4)
    assert scaled["slope"] is factors.values["slope"]


def test_few_finds_fall_back_to_rates_and_say_so(site):
    result = risk_map(site)
    assert result.numbers["METHOD"] == "rates" and "at least 10 are needed" in str(result.notes[0])
    assert not any("follows the ground" in str(note) for note in result.notes)
    layer = result.layers["OUTPUT"]
    assert (layer["weight"] @ layer["risk"]) / layer["weight"].sum() == pytest.approx(1.0)
    assert set(layer["status"]) == {"visited", "unknown"} and layer["risk_low"].isna().all()
    assert (layer.loc[layer["status"] == "unknown", "risk"] > 0).all()  # never safe
    assert not len(result.tables["VALIDATION"]) and not result.series


def test_nonsense_is_refused(site, bare):
    with pytest.raises(ParameterError, match="LENGTH"):
        risk_map(site, length="week")
    with pytest.raises(ParameterError, match="SEASON"):
        risk_map(site, season="monsoon")
    with pytest.raises(NoDataError, match="importfiles"):
        risk_map(bare)


@pytest.fixture
def saved(site, tmp_path):
    evidence = gather(site, None)
    maps = risk_maps(evidence, Silent())
    save_risk(tmp_path, maps.result, evidence.grid.spec, site.info.crs, maps.season)
    return tmp_path, maps.result, evidence.grid.spec


def test_what_is_saved_is_read_back(saved):
    folder, found, spec = saved
    read = load_risk(folder)
    assert read.spec == spec and read.method == found.method and read.crs == "EPSG:32648"
    for name in ("relative", "low", "high", "presence"):
        np.testing.assert_array_equal(read.maps[name], getattr(found, name))


def test_hostile_files_are_refused(saved):
    folder, found, spec = saved
    model = json.loads((folder / "model.json").read_text())
    good = (folder / "maps.npz").read_bytes()
    for text in ("", "[]", "[" * 100_000, json.dumps({**model, "version": 99}), json.dumps({**model, "grid": {}}),
                 json.dumps({**model, "grid": {**model["grid"], "n_rows": 10**9}}), " " * 6_000_000,
                 json.dumps({**model, "detection_per_km": -5}), json.dumps({**model, "detection_per_km": 1e999})):
        (folder / "model.json").write_text(text)
        with pytest.raises(RiskFilesUnusable):
            load_risk(folder)
    (folder / "model.json").write_text(json.dumps(model))
    for name, value in (("relative", np.inf), ("presence", -7.0), ("presence", 1.5), ("low", -1.0)):
        maps = {one: getattr(found, one).copy() for one in ("relative", "low", "high", "presence")}
        maps[name][0, 0] = value
        np.savez_compressed(folder / "maps.npz", **maps)
        with pytest.raises(RiskFilesUnusable, match=r"maps\.npz"):
            load_risk(folder)
    middle = len(good) // 4
    (folder / "maps.npz").write_bytes(good[:middle] + bytes(255 - one for one in good[middle:middle + 60])
                                      + good[middle + 60:])
    with pytest.raises(RiskFilesUnusable):
        load_risk(folder)
    (folder / "maps.npz").write_bytes(good[:200])
    with pytest.raises(RiskFilesUnusable, match=r"maps\.npz"):
        load_risk(folder)
    with zipfile.ZipFile(folder / "maps.npz", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("relative.npy", b"\0" * 10_000_000)
    with pytest.raises(RiskFilesUnusable, match="larger"):
        load_risk(folder)
    pickled = np.array([{"a": 1}], dtype=object)
    np.savez(folder / "maps.npz", relative=pickled, low=pickled, high=pickled, presence=pickled)
    with pytest.raises(RiskFilesUnusable):
        load_risk(folder)
    np.savez(folder / "maps.npz", **{name: np.zeros((2, 2)) for name in ("relative", "low", "high", "presence")})
    with pytest.raises(RiskFilesUnusable, match="fit the grid"):
        load_risk(folder)


@pytest.fixture(scope="module")
def learnt(tmp_path_factory):
    """Two years of patrols on one yard, with a find in most months: enough to learn from."""
    path = awkward_site("before 1970", tmp_path_factory.mktemp("learnt") / "site.gpkg")
    with SiteStore.open(path) as store:
        evidence = gather(store, None)
        yield store, evidence, risk_maps(evidence, Silent())


def test_what_was_learnt_is_shown_with_its_range_and_its_trial(learnt):
    _, evidence, maps = learnt
    result = risk_result(evidence, maps)
    layer = result.layers["OUTPUT"]
    assert result.numbers["METHOD"] != "rates" and result.numbers["POSITIVES"] >= 10
    assert (layer["weight"] @ layer["risk"]) / layer["weight"].sum() == pytest.approx(1.0)
    assert (layer["risk_low"] <= layer["risk"]).all() and (layer["risk"] <= layer["risk_high"]).all()
    assert layer["chance"].between(0, 1).all()
    np.testing.assert_allclose(layer["chance"], maps.result.chance(5.0)[evidence.grid.inside])
    assert set(result.tables["VALIDATION"]["map"]) == {"model", "effort alone", "finds per km"}
    assert [chart.name for chart in result.series][-1] == "risk_factors"
    assert len(result.series[-1].labels) == len(result.tables["FACTORS"])


def test_visits_foretold_are_those_after_three_quarters_of_the_time(learnt):
    _, evidence, maps = learnt
    later = maps.data.km[int(0.75 * len(maps.data.periods)):]
    assert maps.forward["model"].looks == ((later > 0) & evidence.grid.inside).sum()


def test_the_same_seed_gives_the_same_map_and_it_survives_the_files(learnt, tmp_path):
    store, evidence, maps = learnt
    again = risk_maps(evidence, Silent())
    np.testing.assert_array_equal(again.result.relative, maps.result.relative)
    save_risk(tmp_path, maps.result, evidence.grid.spec, store.info.crs, maps.season)
    np.testing.assert_array_equal(load_risk(tmp_path).chance(2.0), maps.result.chance(2.0))


def row(ratio, low, high, name="roads"):
    return pd.Series({"factor": name, "ratio": ratio, "low": low, "high": high, "at_low": 0.2, "at_high": 8.0})


def test_a_factor_is_said_from_its_stronger_side_and_only_when_it_is_clear():
    factors = RiskFactors({}, {"roads": Sentence("distance to a road, km")})
    assert str(factor_sentence(row(0.5, 0.25, 0.8), factors)).startswith(
        "distance to a road, km: at 0.2 a threat is 2.0 times as likely as at 8.0 (odds; 95 %: 1.2–4.0)"
    )
    assert "at 8.0 a threat is 2.0 times as likely as at 0.2" in str(factor_sentence(row(2, 1.2, 4), factors))
    assert "no clear difference" in str(factor_sentence(row(2, 0.9, 4), factors))


def test_the_plan_takes_the_geometric_mean_of_what_is_learnt_and_of_rates_with_intrusion(learnt):
    _, evidence, _ = learnt
    grid = evidence.grid
    maps = gap_maps(evidence, Silent())
    hot = maps.hotspots
    surface = risk_surface(hot.rates, hot.density, grid, intrusion=maps.flow)
    assert "learnt from" in str(plan_risk(evidence, hot, maps.flow, Silent()).notes[0])
    assert (maps.risk.risk * grid.weight).sum() / grid.weight.sum() == pytest.approx(1.0)
    inside, found = grid.inside, maps.risk
    assert (found.low <= found.risk)[inside].all() and (found.risk <= found.high)[inside].all()
    assert (found.risk > 0)[inside].all() and np.ptp((found.risk**2 / np.where(inside, surface, 1.0))[inside]) > 0
    np.testing.assert_allclose(
        geometric_mean(np.array([[1.0, 4.0]]), np.array([[4.0, 4.0]]), two_cells()), [[2 / 3, 4 / 3]]
    )


def test_with_few_finds_the_plan_keeps_rates_and_intrusion_and_says_so(site):
    evidence = gather(site, None)
    maps = gap_maps(evidence, Silent())
    surface = risk_surface(maps.hotspots.rates, maps.hotspots.density, evidence.grid, intrusion=maps.flow)
    np.testing.assert_array_equal(maps.risk.risk, surface)
    assert np.isnan(maps.risk.low).all()
    assert any("at least 10 are needed" in str(note) for note in maps.notes)


def two_cells():
    return PlanningGrid(GridSpec(0.0, 1000.0, 1000.0, 1, 2), np.ones((1, 2)))
