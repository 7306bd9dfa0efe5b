"""Files of patrols, and how files are written so that the same park gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from ...base.progress import Progress, step
from .defects import Sower
from .gpx import gpx_file
from .records import PatrolRecord
from .smart_xml import patrol_xml

Content = Callable[[], bytes]  # made when it is written, as all files of a long history fill the memory
FIXED_TIME = (2026, 1, 1, 0, 0, 0)
KEPT_SHARE = 0.6  # of a file whose copy broke off


def patrol_files(records: Iterable[PatrolRecord], first_year: int, sower: Sower) -> dict[str, Content]:
    """Return how to make every patrol export, by its path, with a duplicate zip and a truncated XML where chosen.

    SMART XML is 1.2 in the first year and 1.3 afterwards.
    """
    by_file: dict[str, list[PatrolRecord]] = defaultdict(list)
    for record in records:
        by_file[record.file].append(record)
    files: dict[str, Content] = {
        file: partial(_content, file, group, first_year) for file, group in sorted(by_file.items())
    }
    if sower.has("duplicate_export"):
        _add_duplicate(files, by_file, sower)
    if sower.has("truncated_xml"):
        _add_truncated(files, sower)
    return files


def _content(file: str, group: list[PatrolRecord], first_year: int) -> bytes:
    if file.endswith(".gpx"):
        return gpx_file(group)
    xml = {f"{record.name}.xml": patrol_xml(record, _version(record, first_year)) for record in group}
    return next(iter(xml.values())) if file.endswith(".xml") else zipped(xml)


def _version(record: PatrolRecord, first_year: int) -> str:
    return "1.2" if record.patrol.days[0].day.year == first_year else "1.3"


def _add_duplicate(files: dict[str, Content], by_file: dict[str, list[PatrolRecord]], sower: Sower) -> None:
    """Add a zip that was exported twice."""
    zips = [file for file in sorted(files) if file.endswith(".zip")]
    if zips:
        source = zips[int(sower.rngs["duplicate_export"].integers(len(zips)))]
        copy = source.replace(".zip", " (1).zip")
        files[copy] = files[source]
        right = "everything in it is already present"
        sower.log.add("duplicate_export", copy, f"the same as {source}", len(by_file[source]), right)


def _add_truncated(files: dict[str, Content], sower: Sower) -> None:
    """Add a cut-off copy of a patrol that is also there as a whole."""
    loose = [file for file in sorted(files) if file.endswith(".xml")]
    if loose:
        source = loose[int(sower.rngs["truncated_xml"].integers(len(loose)))]
        cut = source.replace(".xml", "_copy.xml")
        files[cut] = partial(_broken_off, files[source])
        right = "quarantine the file; its patrol is in the whole file"
        sower.log.add("truncated_xml", cut, f"part of {source}", 1, right)


def _broken_off(whole: Content) -> bytes:
    content = whole()
    return content[: int(len(content) * KEPT_SHARE)]


def zipped(contents: dict[str, bytes]) -> bytes:
    """Return a zip of the files in the order of their names, with one fixed time.

    They are stored as they are: what deflating gives differs between builds of zlib.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in sorted(contents.items()):
            entry = zipfile.ZipInfo(name, FIXED_TIME)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return out.getvalue()


def write_files(folder: Path, files: dict[str, Content], progress: Progress) -> None:
    """Make and write files below ``folder``, with the folders they need."""
    for number, (name, content) in enumerate(files.items()):
        step(progress, number / len(files))
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content())
