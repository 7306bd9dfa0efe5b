"""Which export goes into which file, and how files are written so that the same park gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from pathlib import Path

import numpy as np

from ...base.progress import Progress, step
from .defects import DefectLog
from .gpx import gpx_file
from .records import PatrolRecord
from .smart_xml import patrol_xml

FIXED_TIME = (2026, 1, 1, 0, 0, 0)


def patrol_exports(
    records: list[PatrolRecord], first_year: int, log: DefectLog, rng: np.random.Generator, progress: Progress
) -> dict[str, bytes]:
    """Return every patrol export by its path; a duplicate zip and a truncated XML are added and logged.

    SMART XML is 1.2 in the first year and 1.3 afterwards.
    """
    by_file: dict[str, list[PatrolRecord]] = defaultdict(list)
    for record in records:
        by_file[record.file].append(record)
    files: dict[str, bytes] = {}
    for number, (file, group) in enumerate(sorted(by_file.items())):
        step(progress, number / len(by_file))
        files[file] = _content(file, group, first_year)
    _add_duplicate(files, by_file, log, rng)
    _add_truncated(files, log, rng)
    return dict(sorted(files.items()))


def _content(file: str, group: list[PatrolRecord], first_year: int) -> bytes:
    if file.endswith(".gpx"):
        return gpx_file(group)
    xml = {f"{record.name}.xml": patrol_xml(record, _version(record, first_year)) for record in group}
    return next(iter(xml.values())) if file.endswith(".xml") else zipped(xml)


def _version(record: PatrolRecord, first_year: int) -> str:
    return "1.2" if record.patrol.days[0].day.year == first_year else "1.3"


def _add_duplicate(
    files: dict[str, bytes], by_file: dict[str, list[PatrolRecord]], log: DefectLog, rng: np.random.Generator
) -> None:
    """Add a zip that was exported twice."""
    zips = [file for file in sorted(files) if file.endswith(".zip")]
    if zips:
        source = zips[int(rng.integers(len(zips)))]
        copy = source.replace(".zip", " (1).zip")
        files[copy] = files[source]
        log.add(
            "duplicate_export",
            copy,
            f"the same as {source}",
            len(by_file[source]),
            "everything in it is already present",
        )


def _add_truncated(files: dict[str, bytes], log: DefectLog, rng: np.random.Generator) -> None:
    """Add a cut-off copy of a patrol that is also there as a whole."""
    loose = [file for file in sorted(files) if file.endswith(".xml")]
    if loose:
        source = loose[int(rng.integers(len(loose)))]
        cut = source.replace(".xml", "_copy.xml")
        files[cut] = files[source][: int(len(files[source]) * 0.6)]
        log.add("truncated_xml", cut, f"part of {source}", 1, "quarantine the file; its patrol is in the whole file")


def zipped(contents: dict[str, bytes]) -> bytes:
    """Return a zip of the files in the order of their names, with one fixed time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in sorted(contents.items()):
            entry = zipfile.ZipInfo(name, FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return out.getvalue()


def write_files(folder: Path, files: dict[str, bytes]) -> None:
    """Write files below ``folder``, making the folders they need."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
