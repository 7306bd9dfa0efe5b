"""A small empty site, 40 km by 50 km beside 102° E."""

from __future__ import annotations

import pytest
import shapely

from pawc_planner.site.store import SiteInfo, SiteStore

BOX = (150_000.0, 1_550_000.0, 190_000.0, 1_600_000.0)


@pytest.fixture
def info() -> SiteInfo:
    return SiteInfo("ทับลาน", "EPSG:32648", 1000.0, "Asia/Bangkok")


@pytest.fixture
def site(tmp_path, info):
    with SiteStore.create(tmp_path / "park.gpkg", info, shapely.box(*BOX)) as store:
        yield store
