"""The site as layers: styled, in step with the cycle, never doubled, and movable with its folder."""

from __future__ import annotations

import shutil
import zipfile
from dataclasses import replace

import pytest

from .filled_site import BEFORE, CYCLE, filled_site

NAME = f"{CYCLE.start}_{CYCLE.end}"


@pytest.fixture
def site(qgis_app, tmp_path):
    return filled_site(tmp_path / "site.gpkg")


@pytest.fixture
def project(qgis_app):
    from qgis.core import QgsProject

    made = QgsProject()
    yield made
    made.clear()


def by_key(layers):
    from pawc_planner.bridge.layers import KEY

    return {layer.customProperty(KEY): layer for layer in layers}


def test_layers_show_the_cycle_that_is_asked_for(site):
    from pawc_planner.bridge.layers import site_layers

    layers = by_key(site_layers(site, NAME))
    cells = list(layers["effort"].getFeatures())
    assert {cell["cycle_id"] for cell in cells} == {NAME} and len(cells) == 1439
    assert len(list(layers["top_gaps"].getFeatures())) == 10
    early = by_key(site_layers(site, f"{BEFORE.start}_{BEFORE.end}"))
    assert "effort" in early and "routes" not in early


def test_unknown_cells_are_hatched_never_filled(site):
    from pawc_planner.bridge.layers import site_layers

    layers = by_key(site_layers(site))
    renderer = layers["hotspots"].renderer().embeddedRenderer()
    symbols = {category.value(): category.symbol().symbolLayer(0).layerType() for category in renderer.categories()}
    assert symbols["unknown"] == "LinePatternFill" and symbols["hot"] == "SimpleFill"
    assert symbols["cold"] == "LinePatternFill"


def test_each_team_has_its_own_line_style(site):
    from pawc_planner.bridge.layers import site_layers

    layers = by_key(site_layers(site))
    lines = [category.symbol().symbolLayer(1).clone() for category in layers["routes"].renderer().categories()]
    patterns = [tuple(line.customDashVector()) if line.useCustomDashPattern() else () for line in lines]
    assert len(patterns) == 4 == len(set(patterns))


def test_people_are_counted_per_camera_where_events_have_no_place(site):
    from pawc_planner.bridge.layers import site_layers

    people = by_key(site_layers(site))["people"]
    assert {f["camera_id"]: f["people"] for f in people.getFeatures()} == {"C1": 7, "C2": 6}
    assert all(not f.geometry().isNull() for f in people.getFeatures())


def test_loading_again_replaces_the_group(site, project):
    from pawc_planner.bridge.project import load_site_group

    first = load_site_group(project, site)
    count, name = len(project.mapLayers()), first.name()
    load_site_group(project, site)
    assert len(project.mapLayers()) == count > 15
    assert [g.name() for g in project.layerTreeRoot().children()] == [name]


def test_hillshade_lies_below_every_result(site, project, tmp_path, monkeypatch):
    from osgeo import gdal

    from pawc_planner.bridge import layers
    from pawc_planner.bridge import project as site_project

    dem = tmp_path / "dem.tif"
    gdal.GetDriverByName("GTiff").Create(str(dem), 4, 4, 1, gdal.GDT_Int16).FlushCache()
    source = replace(layers.site_source(site, NAME), dem=dem)
    monkeypatch.setattr(site_project, "site_source", lambda path, cycle: source)
    group = site_project.load_site_group(project, site, NAME)
    drawn = [node.layer().customProperty(layers.KEY) for node in group.findLayers()]
    assert drawn[-1] == "hillshade" and "effort" in drawn[:-1]


def test_site_without_a_cycle_still_shows_its_ground(qgis_app, project, tmp_path):
    from pawc_planner.bridge.project import load_site_group

    site = filled_site(tmp_path / "bare.gpkg", planned=False)
    load_site_group(project, site)
    keys = set(by_key(project.mapLayers().values()))
    assert {"boundary", "stations", "tracks"} <= keys and not {"effort", "routes"} & keys


def test_project_file_is_relative_and_moves_with_its_folder(site, tmp_path):
    from qgis.core import QgsProject

    from pawc_planner.bridge.project import write_project

    written = write_project(site, "", tmp_path / "plan.qgz")
    with zipfile.ZipFile(written) as archive:
        text = archive.read(next(n for n in archive.namelist() if n.endswith(".qgs"))).decode()
    assert str(tmp_path) not in text and "./site.gpkg|layername=plan_routes" in text
    moved = tmp_path / "moved"
    moved.mkdir()
    shutil.copy(site, moved)
    shutil.move(str(written), moved)
    site.unlink()
    project = QgsProject()
    assert project.read(str(moved / "plan.qgz"))
    assert project.crs().authid() == "EPSG:32647"
    layers = by_key(project.mapLayers().values())
    assert all(layer.isValid() for layer in layers.values()) and len(list(layers["routes"].getFeatures())) == 12
    assert sorted(p.name for p in moved.iterdir()) == ["plan.qgz", "site.gpkg"]
    project.clear()


def test_folder_that_is_not_there_is_named(site, tmp_path):
    from pawc_planner.bridge.project import ProjectNotWrittenError, write_project

    with pytest.raises(ProjectNotWrittenError, match="nowhere"):
        write_project(site, "", tmp_path / "nowhere" / "plan.qgz")


def test_file_stays_free_for_writing_while_layers_are_open(site):
    from pawc_planner.bridge.layers import site_layers
    from pawc_planner.site.store import SiteStore

    layers = site_layers(site)
    with SiteStore.open(site, write=True) as store, store.transaction() as writer:
        writer.delete("stumps")
    assert len(list(by_key(layers)["stumps"].getFeatures())) == 0
