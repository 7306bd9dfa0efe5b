from __future__ import annotations

import pytest

from pawc_planner.importers.batch import import_files


def rows(subject, kind=""):
    return [f"{subject},{kind},2025-01-15T10:{minute:02d}:00Z,{14.2 + minute / 2000:.5f},102.2" for minute in range(20)]


def bring(site, tmp_path, lines, **options):
    head = "Subject,Subject Subtype,Recorded At,Lat,Lon"
    (tmp_path / "positions.csv").write_text("\n".join([head, *lines]), encoding="utf-8")
    return import_files(site, tmp_path / "positions.csv", **options)


def test_positions_become_a_patrol_per_subject_and_day_without_its_name(site, tmp_path):
    report = bring(site, tmp_path, rows("Somchai", "ranger"))
    assert (report.read, report.stored, report.patrols) == (20, 20, 1)
    assert report.clean_km == pytest.approx(19 / 2000 * 110.66, rel=0.01)
    patrol = site.read("patrols")["patrol_id"].iloc[0]
    assert patrol.startswith("subject-") and patrol.endswith("2025-01-15") and "Somchai" not in patrol


def test_names_are_kept_when_asked_and_animals_are_no_patrols(site, tmp_path):
    report = bring(site, tmp_path, [*rows("Somchai", "ranger"), *rows("Plai", "elephant")], keep_personal=True)
    assert site.read("patrols")["patrol_id"].tolist() == ["Somchai 2025-01-15"]
    assert report.stored == 20 and site.read("quarantine")["reason"].tolist() == ["no_patrol"]


def test_unreadable_places_and_times_are_set_aside(site, tmp_path):
    bad = ["A,ranger,soon,14.2,102.2", "A,ranger,2025-01-15T11:00:00Z,x,102"]
    report = bring(site, tmp_path, [*rows("A", "ranger"), *bad])
    assert (report.read, report.stored, report.quarantined) == (22, 20, 2)
