"""The scan on the made site: only cells with effort take part, and what is left out is said."""

from __future__ import annotations

import numpy as np
import pytest

from pawc_planner.base.errors import NoDataError
from pawc_planner.site.steps import scan as step
from pawc_planner.site.steps.scan import places_of, scan
from pawc_planner.site.steps.sources import source_of


def test_finds_in_cells_with_effort_are_scanned(site):
    result = scan(site, permutations=19)
    source = source_of(site)
    assert result.numbers["FINDS"] == source.counts[source.exposure > 0].sum()
    assert len(result.layers["OUTPUT"]) == result.numbers["CLUSTERS"]
    assert result.notes[0].template


def test_an_outline_holds_the_cells_of_its_cluster_whole(site):
    source = source_of(site)
    x, y, _, exposure, _ = places_of(source)
    counts = np.zeros(len(x))
    counts[np.flatnonzero(exposure > 0)[0]] = 50
    found = step.spatial_scan(x, y, counts, exposure, step.ScanParams(permutations=99))
    size = source.grid.spec.cell_size
    layer = step.clusters_layer(found, x, y, size, "EPSG:32647")
    cell = source.grid.spec.boxes(found.clusters[0].places)
    assert found.significant == 1 and layer.geometry.iloc[0].contains(cell[0])


def test_cells_are_taken_together_when_there_are_too_many(site, monkeypatch):
    source = source_of(site)
    monkeypatch.setattr(step, "MOST_PLACES", 3)
    x, _, counts, exposure, factor = places_of(source)
    assert factor > 1 and (exposure > 0).sum() <= 3
    assert exposure.sum() == pytest.approx(source.exposure.sum())
    assert counts.sum() == source.counts[source.exposure > 0].sum()
    assert any("taken together" in note.template for note in scan(site, permutations=19).notes)
    assert x[0] == source.grid.spec.west + factor * source.grid.spec.cell_size / 2


def test_a_site_without_records_says_what_it_needs(bare):
    with pytest.raises(NoDataError, match="importfiles"):
        scan(bare)
