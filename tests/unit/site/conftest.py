"""A small empty site, 40 km by 50 km beside 102° E."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
import shapely

from pawc_planner.site.store import SiteInfo, SiteStore

BOX = (150_000.0, 1_550_000.0, 190_000.0, 1_600_000.0)


@pytest.fixture
def largest_file():
    """A limit in bytes to what can be written into one file, as a full drive or a quota sets it."""
    resource = pytest.importorskip("resource", reason="this system sets no limit to the size of files")

    @contextmanager
    def limited(size):
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    return limited


@pytest.fixture
def info() -> SiteInfo:
    return SiteInfo("ทับลาน", "EPSG:32648", 1000.0, "Asia/Bangkok")


@pytest.fixture
def site(tmp_path, info):
    with SiteStore.create(tmp_path / "park.gpkg", info, shapely.box(*BOX)) as store:
        yield store
