"""The rate of real sightings (76 EarthRanger events, 18 patrols of the Mara Triangle) recomputed another way."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from scipy.stats import gamma

from pawc_planner.importers.batch import import_files
from pawc_planner.importers.layers.newsite import create_site
from pawc_planner.site.steps.rates import encounter_rates
from pawc_planner.site.steps.trends import encounter_trend

MARA = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "mara"
ZONES, FIXES = MARA / "maec_4zones_UTM36S.gpkg", MARA / "mara_smart_patrol_fixes.csv"
EVENTS = MARA / "mara_earthranger_elephant_sightings_scrubbed.csv"
pytestmark = [
    pytest.mark.skipif(not MARA.exists(), reason="the shared Mara data are not beside this checkout"),
    pytest.mark.filterwarnings("ignore:Measured"),
]


@pytest.fixture(scope="module")
def mara(tmp_path_factory):
    path = tmp_path_factory.mktemp("mara") / "mara.gpkg"
    with create_site(ZONES, "Mara", "EPSG:32736", 1000, "Africa/Nairobi", path) as store:
        import_files(store, FIXES)
        import_files(store, EVENTS)
        yield store, path


def segments(path) -> gpd.GeoDataFrame:
    """One row per stretch between two fixes: a whole track that runs along itself would lose length when clipped."""
    tracks = gpd.read_file(path, layer="tracks")
    rows = []
    for patrol, day, line in zip(tracks["patrol_id"], tracks["day"], tracks.geometry):
        xy = shapely.get_coordinates(line)
        rows += [(patrol, day, shapely.LineString(pair)) for pair in zip(xy[:-1], xy[1:])]
    return gpd.GeoDataFrame(rows, columns=["patrol_id", "day", "geometry"], crs=tracks.crs)


def recomputed(store, path) -> tuple[pd.DataFrame, gpd.GeoSeries, gpd.GeoDataFrame]:
    """Events as points, tracks clipped by shapely, zones: read from the files themselves."""
    zones = gpd.read_file(ZONES).to_crs(32736)
    events = pd.read_csv(EVENTS)
    points = gpd.GeoSeries(gpd.points_from_xy(events["lon"], events["lat"]), crs=4326).to_crs(32736)
    tracks = segments(path)
    inside = tracks.assign(geometry=tracks.intersection(zones.union_all()))
    side = store.info.cell_size_m
    spec = store.grid().spec
    column, line = np.floor((points.x - spec.west) / side), np.floor((spec.north - points.y) / side)
    west, north = spec.west + column * side, spec.north - line * side
    boxes = shapely.box(west, north - side, west + side, north)
    near = shapely.intersects(shapely.union_all(tracks.geometry.to_numpy()), boxes)
    return pd.DataFrame({"inside": points.within(zones.union_all()), "near": near}), points, inside


def test_the_rate_of_sightings_is_confirmed(mara):
    events, _, inside = recomputed(*mara)
    result = encounter_rates(mara[0])
    counted, km = int((events["inside"] & events["near"]).sum()), inside.length.sum() / 1000
    assert result.numbers["FINDS"] == int(events["inside"].sum()) == 72
    assert result.numbers["RATE_FINDS"] == counted == 19
    assert result.numbers["KM"] == pytest.approx(km, rel=1e-9)
    assert result.numbers["RATE"] == pytest.approx(counted / km, rel=1e-9)
    # events that name no patrol are single finds, as far as anybody knows
    assert result.numbers["RATE_LOW"] == pytest.approx(gamma.ppf(0.025, counted + 0.5) / km)
    assert result.numbers["RATE_HIGH"] == pytest.approx(gamma.ppf(0.975, counted + 0.75) / km)
    walked = inside[inside.length > 0]
    assert result.numbers["PATROLS"] == walked["patrol_id"].nunique()
    assert result.numbers["PATROL_DAYS"] == len(walked[["patrol_id", "day"]].drop_duplicates())
    said = " ".join(map(str, result.notes))
    assert "53 of 74 finds name no patrol and lie where no patrol was" in said and "take rates per km with care" in said


def test_the_rates_of_the_zones_are_confirmed(mara):
    events, points, _ = recomputed(*mara)
    tracks, zones = segments(mara[1]), gpd.read_file(ZONES).to_crs(32736)
    table = encounter_rates(mara[0]).tables["TABLE"]
    rows = table[(table["by"] == "sector") & (table["per"] == "km")].set_index("sector")
    for name, zone in zip(zones["ZONE"], zones.geometry):
        km, finds = tracks.intersection(zone).length.sum() / 1000, int((points.within(zone) & events["near"]).sum())
        assert rows.effort[name] == pytest.approx(km, abs=1e-6)
        assert rows.finds[name] == finds
        assert np.isnan(rows.rate[name]) if km == 0 else rows.rate[name] == pytest.approx(finds / km, rel=1e-6)


def test_four_days_tell_no_trend(mara):
    result = encounter_trend(mara[0])
    assert result.numbers["VERDICT"] == "too few finds to tell"
    assert result.numbers["INDEX"] == "" and "no whole year with patrols" in " ".join(map(str, result.notes))
