"""Effort and coverage of real patrols (Mara Triangle, January 2024) against clipping by shapely."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely

from pawc_planner.analysis.calendars import Calendar
from pawc_planner.analysis.coverage import coverage
from pawc_planner.analysis.coverage.curve import cumulative_coverage
from pawc_planner.analysis.coverage.revisits import revisits
from pawc_planner.analysis.effort import cell_effort
from pawc_planner.analysis.effort.params import EffortParams
from pawc_planner.analysis.effort.tables import effort_ledger
from pawc_planner.analysis.grid import planning_grid
from pawc_planner.analysis.lines.clipping import finer
from pawc_planner.analysis.tracks import TrackSet
from pawc_planner.base.period import Period
from pawc_planner.base.seasons import Seasons

from .parks import clipped_km, segments_of

MARA = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "mara"
pytestmark = pytest.mark.skipif(not MARA.exists(), reason="the shared Mara data are not beside this checkout")


@pytest.fixture(scope="module")
def zones():
    geopandas = pytest.importorskip("geopandas")
    return geopandas.read_file(MARA / "maec_4zones_UTM36S.gpkg")


@pytest.fixture(scope="module")
def tracks(zones) -> TrackSet:
    """Fixes without repeats, cut at silences of an hour and at jumps faster than 120 km/h."""
    pyproj = pytest.importorskip("pyproj")
    fixes = pd.read_csv(MARA / "mara_smart_patrol_fixes.csv")
    fixes["time"] = pd.to_datetime(fixes["fixtime"], format="ISO8601", utc=True)
    fixes = fixes.drop_duplicates(["patrol_serial", "time"]).sort_values(["patrol_serial", "time"])
    to_metres = pyproj.Transformer.from_crs(4326, zones.crs, always_xy=True)
    x, y = to_metres.transform(fixes["lon"].to_numpy(), fixes["lat"].to_numpy())
    t = fixes["time"].astype("int64").to_numpy() / 1e9
    seconds = np.diff(t, prepend=t[0])
    with np.errstate(divide="ignore", invalid="ignore"):
        fast = np.hypot(np.diff(x, prepend=x[0]), np.diff(y, prepend=y[0])) / seconds > 120 / 3.6
    serial = fixes["patrol_serial"].to_numpy()
    cut = (serial[1:] != serial[:-1]) | (seconds[1:] > 3600) | fast[1:]
    part = np.concatenate([[0], np.cumsum(cut)]).astype(np.int64)
    first = np.flatnonzero(np.diff(part, prepend=-1))
    parts = pd.DataFrame({
        "patrol_id": serial[first], "leg_id": "1", "day": fixes["time"].dt.date.to_numpy()[first],
        "transport": "vehicle", "station": "", "team": "",
    })
    return TrackSet(x, y, t, part, parts)


def test_effort_equals_clipping(tracks, zones):
    boundary = shapely.union_all(zones.geometry.to_numpy())
    grid = planning_grid(boundary, 1000)
    effort = cell_effort(tracks, grid, boundary=boundary)
    expected = clipped_km(tracks, grid.spec.boxes())
    np.testing.assert_allclose(effort.km.ravel(), expected, rtol=1e-6, atol=1e-9)
    assert effort.inside_km == pytest.approx(clipped_km(tracks, boundary)[0], rel=1e-9)
    assert effort.patrols == 18


def test_zones_have_their_clipped_kilometres_and_the_swath_is_the_union_of_buffers(tracks, zones):
    boundary = shapely.union_all(zones.geometry.to_numpy())
    sectors = [(f"zone {i}", polygon) for i, polygon in enumerate(zones.geometry)]
    found = coverage(tracks, planning_grid(boundary, 1000), boundary, sectors=sectors)
    np.testing.assert_allclose(found.by_sector["km"], clipped_km(tracks, zones.geometry.to_numpy()), rtol=1e-9)
    union = shapely.union_all(shapely.buffer(segments_of(tracks), 50, quad_segs=8))
    seen = shapely.intersection(union, boundary).area / boundary.area
    assert found.swath_percent == pytest.approx(100 * seen, rel=5e-3)
    assert found.cells_percent > found.subcells_percent > 0


def test_effort_by_zone_and_light_equals_clipping_and_adds_up(tracks, zones):
    boundary = shapely.union_all(zones.geometry.to_numpy())
    sectors = [(f"zone {i}", polygon) for i, polygon in enumerate(zones.geometry)]
    found = effort_ledger(tracks, planning_grid(boundary, 1000).spec, boundary, sectors,
                          EffortParams(timezone="Africa/Nairobi"))
    by_zone = found.by("sector").set_index("sector")["km"]
    names = [name for name, _ in sectors]
    np.testing.assert_allclose(by_zone[names], clipped_km(tracks, zones.geometry.to_numpy()), rtol=1e-6, atol=1e-9)
    assert by_zone.sum() == pytest.approx(tracks.km, rel=1e-9)
    hour = pd.to_datetime(tracks.t, unit="s", utc=True).tz_convert("Africa/Nairobi").hour
    first = tracks.segments
    metres = np.hypot(np.diff(tracks.x), np.diff(tracks.y))[first]
    is_day = [(hour[at] >= 6) & (hour[at] < 18) for at in (first, first + 1)]
    light = found.by("light").set_index("light")["km"]
    # Stretches that begin and end by day are day, those over sunset are part of both.
    assert metres[is_day[0] & is_day[1]].sum() / 1000 <= light["day"] + 1e-9
    assert light["day"] <= metres[is_day[0] | is_day[1]].sum() / 1000 + 1e-9
    seconds = np.diff(tracks.t)[first]
    rest = (metres <= 100) & (seconds >= 900)
    counted = seconds <= 7200
    row = found.by().iloc[0]
    assert row["moving_hours"] == pytest.approx(seconds[~rest & counted].sum() / 3600, rel=1e-9)
    assert row["rest_hours"] - row["camp_hours"] == pytest.approx(seconds[rest & counted].sum() / 3600, rel=1e-9)
def test_zones_are_covered_as_geopandas_finds_it(tracks, zones):
    """Cells, sub-cells and strips of each zone, from overlays of layers alone."""
    geopandas = pytest.importorskip("geopandas")
    boundary = shapely.union_all(zones.geometry.to_numpy())
    grid = planning_grid(boundary, 1000)
    sectors = [(f"zone {i}", polygon) for i, polygon in enumerate(zones.geometry)]
    found = coverage(tracks, grid, boundary, sectors=sectors).by_sector
    lines = geopandas.GeoDataFrame(geometry=segments_of(tracks), crs=zones.crs)
    lines = lines[lines.length > 0]
    for column, spec in (("cells_percent", grid.spec), ("subcells_percent", finer(grid.spec, 5))):
        cells = geopandas.GeoDataFrame({"cell": np.arange(spec.size)}, geometry=spec.boxes(), crs=zones.crs)
        entered = cells[cells["cell"].isin(geopandas.sjoin(cells, lines, predicate="intersects")["cell"])]
        for percent, zone in zip(found[column], zones.geometry):
            covered = geopandas.clip(entered, zone).area.sum()
            # A line that only touches the edge of a cell does not enter it, but intersects it.
            assert percent == pytest.approx(100 * covered / zone.area, abs=0.02)
    seen = geopandas.GeoSeries(shapely.buffer(lines.geometry.to_numpy(), 50, quad_segs=16)).union_all()
    expected = [100 * shapely.intersection(seen, zone).area / zone.area for zone in zones.geometry]
    assert found["swath_percent"].tolist() == pytest.approx(expected, rel=2e-3)


def test_days_of_the_month_add_up_to_it(tracks, zones):
    boundary = shapely.union_all(zones.geometry.to_numpy())
    grid = planning_grid(boundary, 1000)
    days = tracks.parts["day"]
    calendar = Calendar(Period(min(days), max(days)), Period(min(days), max(days)), Seasons())
    found = coverage(tracks, grid, boundary, calendar=calendar, on=max(days))
    curve = cumulative_coverage(found.visits, found.areas[0], calendar)
    assert curve["cells_percent"].iloc[-1] == pytest.approx(found.cells_percent, rel=1e-9)
    assert curve["subcells_percent"].iloc[-1] == pytest.approx(found.subcells_percent, rel=1e-9)
    middle = len(curve) // 2
    until = (days <= pd.Timestamp(curve["day"][middle]).date()).to_numpy()
    assert curve["cells_percent"][middle] == pytest.approx(coverage(tracks.where(until), grid, boundary).cells_percent)
    again = revisits(found.visits, found.areas, min(days), max(days))
    effort = cell_effort(tracks, grid)
    entered = np.where(effort.km > 0, effort.days_since(max(days)), np.nan)  # a fix alone is no way through a cell
    np.testing.assert_array_equal(again.days_since, entered)
