from __future__ import annotations

import gzip
import os
import sys
import tracemalloc
import zipfile
from io import BytesIO

import pytest

from pawc_planner.base.errors import Cancelled
from pawc_planner.importers.batch import import_files
from pawc_planner.importers.errors import EmptySourceError, HostileArchiveError, UnreadableFileError
from pawc_planner.importers.files.sources import SourceFile, _with_companions, find_sources, opened_sources


def write(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    return folder


def test_files_that_belong_together_are_one_source(tmp_path):
    write(tmp_path, "a/x.shp", "a/x.dbf", "a/x.prj", "a/y.tab", "a/y.dat", "a/y.map", "b/x.dbf", "b/z.csv",
          "c/datapackage.json", "c/media.csv", "c/deployments.csv", "photo.jpg", "b/lone.prj")
    sources = find_sources(tmp_path)
    found = {file.base: sorted(file.companions) for file in sources.files}
    assert found == {
        "x.shp": [".dbf", ".prj"], "y.tab": [".dat", ".map"], "x.dbf": [], "z.csv": [],
        "datapackage.json": ["deployments.csv", "media.csv"]}
    assert sources.ignored == 2 and not sources.alone
    assert sources.files[0].companions[".dbf"].load() == b"a/x.dbf"


def test_a_single_file_takes_its_neighbours_along_but_is_alone(tmp_path):
    write(tmp_path, "x.shp", "x.dbf", "other.csv")
    sources = find_sources(tmp_path / "x.shp")
    assert sources.alone and [file.base for file in sources.files] == ["x.shp"]
    assert sorted(sources.files[0].companions) == [".dbf"]


def test_members_of_a_zip_are_grouped_by_their_folder(tmp_path):
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        for name in ("one/x.shp", "one/x.dbf", "two/x.csv", "img.jpg"):
            archive.writestr(name, name)
    sources = find_sources(tmp_path / "in.zip")
    assert [(file.name, sorted(file.companions)) for file in sources.files] == [
        ("in.zip/one/x.shp", [".dbf"]), ("in.zip/two/x.csv", [])]
    assert sources.files[1].load() == b"two/x.csv" and sources.ignored == 1


@pytest.mark.parametrize("name", ["../x.csv", "/etc/x.csv", "C:/x.csv", "a/../../x.csv", "..\\x.csv"])
def test_a_zip_that_points_outside_is_refused_and_nothing_is_written(tmp_path, name):
    path = tmp_path / "slip.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "a,b\n")
    with pytest.raises(HostileArchiveError, match="outside"):
        find_sources(path)
    assert [found.name for found in tmp_path.iterdir()] == ["slip.zip"]


def test_a_time_of_day_in_the_name_of_a_member_is_no_drive(tmp_path):
    path = tmp_path / "phone.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Track 2025-01-31 08:05.gpx", "<gpx/>")
    assert [file.base for file in find_sources(path).files] == ["Track 2025-01-31 08:05.gpx"]


@pytest.mark.parametrize("encoding", ["cp874", "utf-8"])
def test_thai_names_are_read_in_whatever_way_a_zip_and_a_disk_keep_them(tmp_path, encoding):
    name = "ลาดตระเวน มกราคม.gpx"
    raw = name.encode(encoding)
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        archive.writestr("x" * len(raw), "<gpx/>")
    data = (tmp_path / "in.zip").read_bytes().replace(b"x" * len(raw), raw)  # as Windows and older programs write it
    (tmp_path / "in.zip").write_bytes(data)
    assert [file.name for file in find_sources(tmp_path / "in.zip").files] == [f"in.zip/{name}"]
    if sys.platform == "linux":
        (tmp_path / "folder").mkdir()
        (tmp_path / "folder" / os.fsdecode(raw)).write_bytes(b"<gpx/>")
        (found,) = find_sources(tmp_path / "folder").files
        assert (found.name, found.load()) == (name, b"<gpx/>")


def test_a_name_that_is_no_text_can_be_stored(site, tmp_path):
    try:
        path = tmp_path / os.fsdecode(b"bad\xff\xfe.csv")
        path.write_bytes(b"category,date,lat,lon\nsnare,2025-01-31,14.2,102.2\n")
    except (OSError, UnicodeError):
        pytest.skip("this system has no such names")
    assert import_files(site, path).stored == 1
    assert import_files(site, tmp_path).present >= 1


def test_a_zip_that_unpacks_to_far_too_much_is_refused(tmp_path):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("fixes.csv", b"0" * 30_000_000)
    with pytest.raises(HostileArchiveError, match="suspiciously"):
        find_sources(path)


def test_a_damaged_member_is_told_when_it_is_read(tmp_path):
    path = tmp_path / "half.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("fixes.csv", b"patrol_id,time\n" * 10)
    data = bytearray(path.read_bytes())
    data[60] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(UnreadableFileError, match="damaged"):
        find_sources(path).files[0].load()


def test_a_folder_without_exports_says_so(tmp_path):
    write(tmp_path, "photo.jpg", "x.prj")
    with pytest.raises(EmptySourceError):
        find_sources(tmp_path)


def test_a_zip_is_opened_once_for_all_of_its_members(tmp_path, monkeypatch):
    path = tmp_path / "many.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(50):
            archive.writestr(f"{number}.csv", str(number))
    opened = []
    plain = zipfile.ZipFile.__init__
    monkeypatch.setattr(zipfile.ZipFile, "__init__", lambda own, *given: (opened.append(1), plain(own, *given))[1])
    with opened_sources(path) as sources:
        assert [file.load() for file in sources.files] == sorted(str(number).encode() for number in range(50))
    assert len(opened) == 2  # to see what it is, and for its members
    path.unlink()  # nothing holds it any more


def test_of_zips_inside_a_zip_one_is_in_memory_at_a_time(tmp_path):
    path = tmp_path / "outer.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(4):
            inner = BytesIO()
            with zipfile.ZipFile(inner, "w") as nested:
                nested.writestr(f"{number}.csv", bytes(5_000_000))
            archive.writestr(f"{number}.zip", inner.getvalue())
    tracemalloc.start()
    with opened_sources(path) as sources:
        assert [len(file.head) for file in sources.files] == [1 << 16] * 4
        held, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held < 7_000_000 and most < 17_000_000
    assert all(file.load() == bytes(5_000_000) for file in sources.files)  # opened again when it is wanted again


def test_a_zip_with_millions_of_members_is_refused_before_its_list_is_read(tmp_path):
    path = tmp_path / "list.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", "a")
    data = bytearray(path.read_bytes())
    data[-22 + 12:-22 + 16] = (64 << 20).to_bytes(4, "little")
    path.write_bytes(data)
    with pytest.raises(HostileArchiveError, match="its list of members alone takes 64 MB"):
        find_sources(path)


@pytest.mark.usefixtures("no_hang")
def test_files_are_grouped_without_comparing_each_with_each(tmp_path):
    files = [(".", SourceFile(f"{n}{end}", BytesIO)) for n in range(30_000) for end in (".shp", ".dbf", ".csv")]
    kept, lone = _with_companions(files)
    assert len(kept) == 60_000 and lone == 0


def test_a_link_that_leads_out_of_the_folder_is_passed_over(tmp_path):
    write(tmp_path, "outside.csv", "in/a.csv")
    try:
        (tmp_path / "in" / "out.csv").symlink_to(tmp_path / "outside.csv")
        (tmp_path / "in" / "same.csv").symlink_to("a.csv")
        (tmp_path / "in" / "round").symlink_to(".", target_is_directory=True)
        (tmp_path / "in" / "self.csv").symlink_to("self.csv")
    except OSError:
        pytest.skip("this system makes no links")
    sources = find_sources(tmp_path / "in")
    assert [file.base for file in sources.files] == ["a.csv", "same.csv"] and sources.ignored == 1


def test_looking_for_files_stops_when_the_user_wants_to(tmp_path):
    write(tmp_path, "a.csv")
    with pytest.raises(Cancelled):
        find_sources(tmp_path, Stopped())


class Stopped:
    def report(self, fraction, text=""):
        pass

    def cancelled(self):
        return True


def test_a_package_of_cameras_owns_the_tables_it_names_and_no_others(tmp_path):
    write(tmp_path, "a/deployments.csv", "a/obs_1.csv", "a/patrols.csv", "b/datapackage.json", "b/rivers.csv")
    (tmp_path / "a/datapackage.json").write_text('{"resources": [{"name": "observations", "path": "obs_1.csv"}]}')
    assert [(file.base, sorted(file.companions)) for file in find_sources(tmp_path).files] == [
        ("datapackage.json", ["deployments.csv", "obs_1.csv"]), ("patrols.csv", []), ("datapackage.json", []),
        ("rivers.csv", [])]


def test_files_packed_one_by_one_are_read_as_what_they_hold(tmp_path):
    (tmp_path / "log.csv.gz").write_bytes(gzip.compress(b"a,b\n1,2\n"))
    (tmp_path / "photo.jpg.gz").write_bytes(gzip.compress(b"x"))
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as archive:
        archive.writestr("inner.csv.gz", gzip.compress(b"c,d\n"))
    sources = find_sources(tmp_path)
    assert [(file.name, file.load()) for file in sources.files] == [
        ("log.csv", b"a,b\n1,2\n"), ("p.zip/inner.csv", b"c,d\n")]
    assert sources.ignored == 1
    assert find_sources(tmp_path / "log.csv.gz").files[0].load() == b"a,b\n1,2\n"


def test_a_packed_file_that_is_damaged_or_a_bomb_is_refused(tmp_path):
    whole = gzip.compress(bytes(range(256)) * 100)
    (tmp_path / "cut.csv.gz").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UnreadableFileError, match=r"cut.csv.gz.*damaged"):
        find_sources(tmp_path / "cut.csv.gz").files[0].load()
    (tmp_path / "bomb.csv.gz").write_bytes(gzip.compress(bytes(300_000_000)))
    with pytest.raises(HostileArchiveError, match=r"bomb.csv.gz.*far more"):
        find_sources(tmp_path / "bomb.csv.gz").files[0].load()


def test_what_excel_lays_beside_an_open_workbook_is_no_file(tmp_path):
    write(tmp_path, "log.csv", "~$log.xlsx", ".~lock.log.xlsx#")
    assert [file.name for file in find_sources(tmp_path).files] == ["log.csv"]
