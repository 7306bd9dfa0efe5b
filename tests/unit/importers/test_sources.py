from __future__ import annotations

import zipfile

import pytest

from pawc_planner.importers.errors import EmptySourceError, HostileArchiveError, UnreadableFileError
from pawc_planner.importers.sources import find_sources


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
        ("in.zip/x.shp", [".dbf"]), ("in.zip/x.csv", [])]
    assert sources.files[1].load() == b"two/x.csv" and sources.ignored == 1


@pytest.mark.parametrize("name", ["../x.csv", "/etc/x.csv", "C:/x.csv", "a/../../x.csv", "..\\x.csv"])
def test_a_zip_that_points_outside_is_refused_and_nothing_is_written(tmp_path, name):
    path = tmp_path / "slip.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "a,b\n")
    with pytest.raises(HostileArchiveError, match="outside"):
        find_sources(path)
    assert [found.name for found in tmp_path.iterdir()] == ["slip.zip"]


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
