"""What happens when the drive for temporary files is full: one clear sentence, and the site as it was."""

from __future__ import annotations

import errno
import zipfile

import geopandas as gpd
import pytest
import shapely

from pawc_planner.importers import batch
from pawc_planner.importers.batch import import_files
from pawc_planner.importers.files.scratch import NoScratchRoom
from pawc_planner.importers.layers import vector_files
from pawc_planner.importers.records import PatrolHead
from pawc_planner.importers.spool import Spool
from pawc_planner.importers.workbooks import rows as workbook_rows
from pawc_planner.site.schema import TABLES
from tests.fuzz.seeds import seeds

NO_SPACE = OSError(errno.ENOSPC, "No space left on device")


class SmallSpool(Spool):
    """A spool on a drive with room for nothing more."""

    def __init__(self):
        super().__init__()
        self._database.execute("PRAGMA max_page_count = 1")


def full(*given, **named):
    raise NO_SPACE


def points(tmp_path):
    frame = gpd.GeoDataFrame({"category": ["snare"]}, geometry=[shapely.Point(102.2, 14.2)], crs=4326)
    frame.to_file(tmp_path / "finds.gpkg")
    return tmp_path / "finds.gpkg"


def workbook(tmp_path):
    (tmp_path / "book.xlsx").write_bytes(seeds()["book.xlsx"])
    return tmp_path / "book.xlsx"


def fixes(tmp_path):
    rows = "".join(f"P1,2025-01-31 08:{n // 60:02d}:{n % 60:02d},{14.2 + n / 1e5},102.2\n" for n in range(2000))
    (tmp_path / "fixes.csv").write_text("patrol_id,time,lat,lon\n" + rows)
    return tmp_path / "fixes.csv"


@pytest.mark.parametrize(("source", "where", "name", "what"), [
    (points, vector_files, "_copy", full), (workbook, workbook_rows.SheetWriter, "add", full),
    (fixes, batch, "Spool", SmallSpool),
])
def test_a_full_drive_for_temporary_files_ends_the_import_and_blames_no_file(
    site, tmp_path, monkeypatch, source, where, name, what
):
    path = source(tmp_path)
    (tmp_path / "both").mkdir()
    with zipfile.ZipFile(tmp_path / "both" / "in.zip", "w") as archive:  # beside others, where faults are set aside
        archive.write(path, path.name)
        archive.writestr("walk.gpx", seeds()["walk.gpx"])
    before = site.fingerprint([table.name for table in TABLES])
    monkeypatch.setattr(where, name, what)
    with pytest.raises(NoScratchRoom, match="no room for temporary files in .*import again"):
        import_files(site, tmp_path / "both")
    assert site.fingerprint([table.name for table in TABLES]) == before and site.check() == []


def test_the_first_head_of_a_patrol_counts_and_they_keep_their_order():
    with Spool() as spool:
        for name, station in (("b", "1"), ("a", "2"), ("b", "3"), ("c", "4")):
            spool.add_head(0, PatrolHead(name, "gpx", station=station))
        assert len(spool) == 3
        found = [(head.patrol_id, head.station) for _, head, _ in spool.patrols()]
    assert found == [("b", "1"), ("a", "2"), ("c", "4")]
