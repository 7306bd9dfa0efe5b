"""A user who cancels half way is obeyed within a second, and nothing is written."""

from __future__ import annotations

import time

import pytest

from .filled_site import filled_site
from .running import run


@pytest.fixture(scope="module")
def site(qgis_app, tmp_path_factory):
    return filled_site(tmp_path_factory.mktemp("filled") / "site.gpkg")


@pytest.mark.parametrize("name", [
    "patroleffort", "coverage", "hotspots", "spatialscan", "emerginghotspots", "gapanalysis"])
def test_cancel_half_way(provider, site, tmp_path, name):
    from qgis.core import QgsProcessingException, QgsProcessingFeedback

    feedback, asked = QgsProcessingFeedback(False), []

    def stop(percent):
        if percent > 40 and not asked:
            asked.append(time.monotonic())
            feedback.cancel()

    feedback.progressChanged.connect(stop)
    before = site.read_bytes()
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run(name, feedback, SITE=str(site), OUTPUT=str(tmp_path / "cells.gpkg"))
    assert asked and time.monotonic() - asked[0] < 1.0
    assert not list(tmp_path.iterdir())
    assert site.read_bytes() == before
