"""A park's folder: whole or untouched, and what others keep in it is never at risk."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from pawc_planner.base.errors import Cancelled
from pawc_planner.training.errors import TrainingFolderError
from pawc_planner.training.folder import OWN, complete_park, holds_park
from pawc_planner.training.park import NOTICE_EN


def write(passing, mark):
    for name in ("exports", "layers", "truth"):
        (passing / name).mkdir()
        (passing / name / "made.txt").write_text(mark, encoding="utf-8")
    (passing / "NOTICE.txt").write_text(f"{NOTICE_EN}\n", encoding="utf-8")


def make(folder, mark):
    with complete_park(folder) as passing:
        write(passing, mark)


def content(folder):
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_park_takes_its_place_in_a_folder_that_is_missing_or_empty(tmp_path):
    make(tmp_path / "new" / "park", "a")
    (tmp_path / "empty").mkdir()
    make(tmp_path / "empty", "a")
    assert content(tmp_path / "empty") == content(tmp_path / "new" / "park")
    assert sorted(path.name for path in (tmp_path / "empty").iterdir()) == sorted(OWN)
    assert holds_park(tmp_path / "empty")


def test_a_new_park_replaces_the_older_one_and_leaves_other_files_beside_it(tmp_path):
    make(tmp_path, "old")
    (tmp_path / "exports" / "only_in_the_old.txt").write_text("x", encoding="utf-8")
    (tmp_path / "my_site.gpkg").write_text("mine", encoding="utf-8")
    make(tmp_path, "new")
    there = content(tmp_path)
    assert there.pop("my_site.gpkg") == "mine"
    assert there == {"NOTICE.txt": f"{NOTICE_EN}\n", **{f"{n}/made.txt": "new" for n in ("exports", "layers", "truth")}}


@pytest.mark.parametrize("name", ["thesis.docx", "exports/patrols.zip", "NOTICE.txt"])
def test_a_folder_with_something_else_in_it_is_refused_untouched(tmp_path, name):
    kept = tmp_path / name
    kept.parent.mkdir(exist_ok=True)
    kept.write_text("years of work", encoding="utf-8")
    with pytest.raises(TrainingFolderError, match="other files"):
        make(tmp_path, "new")
    assert content(tmp_path) == {name: "years of work"}


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(TrainingFolderError, match="it is a file"):
        make(tmp_path / "file", "new")


@pytest.mark.parametrize("fault", [Cancelled(), ValueError("broken")])
def test_what_stops_half_way_leaves_nothing(tmp_path, fault):
    make(tmp_path / "there", "old")
    before = content(tmp_path / "there")
    for folder in (tmp_path / "there", tmp_path / "new"):
        with pytest.raises(type(fault)), complete_park(folder) as passing:
            (passing / "exports").mkdir()
            raise fault
    assert content(tmp_path / "there") == before
    assert not (tmp_path / "new").exists()


def test_what_a_killed_program_left_is_cleared_away(tmp_path):
    (tmp_path / ".unfinished" / "exports").mkdir(parents=True)
    make(tmp_path, "new")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(OWN)


def test_a_full_disk_is_one_sentence_and_leaves_no_folder(tmp_path):
    full = OSError(errno.ENOSPC, "No space left on device")
    folder = tmp_path / "a" / "park"
    with pytest.raises(TrainingFolderError, match="No space left on device"), complete_park(folder):
        raise full
    assert not (tmp_path / "a").exists()


def test_a_folder_that_cannot_even_be_looked_at_is_one_sentence(tmp_path, monkeypatch):
    with pytest.raises(TrainingFolderError, match="Choose another folder"):
        make(tmp_path / ("a" * 300), "new")

    def barred(path):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", barred)
    with pytest.raises(TrainingFolderError, match="Permission denied"):
        make(tmp_path, "new")


def test_an_older_park_is_put_back_when_the_new_one_cannot_take_its_place(tmp_path, monkeypatch):
    make(tmp_path, "old")
    before, really = content(tmp_path), Path.rename

    def held(path, target):
        if path == tmp_path / "layers":
            raise PermissionError(errno.EACCES, "in use")
        return really(path, target)

    monkeypatch.setattr(Path, "rename", held)
    with pytest.raises(TrainingFolderError, match="in use"):
        make(tmp_path, "new")
    assert content(tmp_path) == before
