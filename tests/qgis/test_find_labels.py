"""Observations on the map are called by the labels of the park's data model."""

from __future__ import annotations

from datetime import date

import pytest
from shapely.geometry import Point

from .filled_site import DATA, filled_site

MODEL = (
    ("category", "", "humanactivity.", "en", "Human activity"), ("category", "", "humanactivity.", "th", "กิจกรรมคน"),
    ("category", "", "humanactivity.stump.", "en", "Stump"), ("category", "", "humanactivity.stump.", "th", "ตอไม้"),
    ("attribute", "", "tree", "en", "Tree's kind"), ("attribute", "", "tree", "th", "ชนิดไม้"),
    ("item", "tree", "rosewood", "en", "Rosewood"), ("item", "tree", "rosewood", "th", "พะยูง"),
    ("item", "tree", "teak", "en", "Teak"),
)
FINDS = {
    "one": {"tree": "rosewood", "girth": 80.0}, "several": {"tree": ["rosewood", "teak"]}, "unknown": {"colour": "red"},
    "none": {},
}


@pytest.fixture()
def site(qgis_app, tmp_path):
    from pawc_planner.site.store import SiteStore

    path = filled_site(tmp_path / "site.gpkg")
    with SiteStore.open(path, write=True) as store, store.transaction() as writer:
        writer.delete("observations")
        names = ("kind", "parent", "key", "language", "label")
        writer.insert("data_model", [
            {**dict(zip(names, row)), "batch_id": 1, "content_key": str(number)} for number, row in enumerate(MODEL)])
        writer.insert("observations", [
            {"category": "humanactivity.stump.", "attributes": attributes, "waypoint_id": name, "day": date(2025, 3, 1),
             "count": 1, "is_threat": True, "batch_id": 1, "content_key": name, "geometry": Point(800000, 1580000)}
            for name, attributes in FINDS.items()])
    assert DATA.start <= date(2025, 3, 1) <= DATA.end
    return path


def shown(site):
    from pawc_planner.bridge.layers import site_layers

    layer, = site_layers(site, keys=["observations"])
    return {row["waypoint_id"]: (row["find"], row["details"]) for row in layer.getFeatures()}


@pytest.mark.parametrize(("locale", "find", "one", "several"), [
    ("en_US", "Human activity › Stump", {"Tree's kind: Rosewood", "girth: 80"}, {"Tree's kind: Rosewood, Teak"}),
    ("th", "กิจกรรมคน › ตอไม้", {"ชนิดไม้: พะยูง", "girth: 80"}, {"ชนิดไม้: พะยูง, Teak"}),
])
def test_finds_are_called_by_their_labels_in_the_language_of_the_screen(site, monkeypatch, locale, find, one, several):
    from qgis.core import QgsApplication

    monkeypatch.setattr(QgsApplication, "locale", staticmethod(lambda: locale))
    rows = shown(site)
    assert {row[0] for row in rows.values()} == {find}
    assert set(rows["one"][1].split("; ")) == one and set(rows["several"][1].split("; ")) == several
    assert rows["unknown"][1] == "colour: red" and not rows["none"][1]
