"""The folder of a training park: complete or not there, and never at the cost of what somebody else keeps in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from ..base.errors import PawcError
from ..base.progress import Progress, Silent, step
from ..base.words import QT_TRANSLATE_NOOP
from .errors import TrainingFolderError
from .parameters import ParkParams
from .park import NOTICE_EN, ParkFiles, make_park

NOTICE = "NOTICE.txt"
OWN = ("exports", "layers", "truth", NOTICE)
PASSING = ".unfinished"
_OTHERS = QT_TRANSLATE_NOOP("PawcPlanner", "it holds other files, which are not touched")
_NO_FOLDER = QT_TRANSLATE_NOOP("PawcPlanner", "it is a file")


def write_park(
    base: Path,
    folder: Path,
    params: ParkParams | None = None,
    elevation: Path | None = None,
    progress: Progress | None = None,
) -> ParkFiles:
    """Make a training park in a folder that is missing, empty, or holds an earlier training park, which it replaces.

    Parameters
    ----------
    base : Path
        ``resources/demo``: the shipped base layers.
    folder : Path
        Where ``exports/``, ``layers/`` and ``truth/`` will be.
    params : ParkParams, optional
        Defaults give the shipped park.
    elevation : Path, optional
        GeoTIFF of elevations on which the park is laid.
    progress : Progress, optional
        Told the share done; can cancel.

    Raises
    ------
    TrainingFolderError
        When the folder holds something else, or cannot be written.
    Cancelled
        When the user stops; the folder is then as it was.
    """
    folder = Path(folder)
    with complete_park(folder) as passing:
        files = make_park(base, passing, params, progress, elevation=elevation)
        step(progress or Silent(), 1.0)
    layers = {role: folder / path.relative_to(passing) for role, path in files.layers.items()}
    classes = folder / files.land_cover_classes.relative_to(passing)
    return replace(
        files, exports=folder / "exports", layers=layers, land_cover_classes=classes, truth=folder / "truth"
    )


@contextmanager
def complete_park(folder: Path) -> Iterator[Path]:
    """Give a passing folder inside ``folder`` to write a park into; it takes its place when all went well."""
    passing = folder / PASSING
    with _said_of(folder):
        made = [path for path in (folder, *folder.parents) if not path.exists()]
        _refuse_others(folder)
    try:
        with _said_of(folder):
            shutil.rmtree(passing, ignore_errors=True)
            passing.mkdir(parents=True)
            yield passing
            _take_place(passing, folder)
    finally:
        shutil.rmtree(passing, ignore_errors=True)
        for path in made:
            _remove_if_empty(path)


@contextmanager
def _said_of(folder: Path) -> Iterator[None]:
    """Tell of a folder that cannot be read or written, or a disk that is full, in one sentence."""
    try:
        yield
    except PawcError:
        raise
    except OSError as fault:
        raise TrainingFolderError(folder=str(folder), reason=fault.strerror or str(fault)) from fault


def _remove_if_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()


def holds_park(folder: Path) -> bool:
    """Return whether a folder holds a training park that was made here."""
    notice = folder / NOTICE
    return notice.is_file() and NOTICE_EN in notice.read_text(encoding="utf-8", errors="replace")


def _refuse_others(folder: Path) -> None:
    """Refuse a folder in which somebody keeps something and that is no training park."""
    if folder.exists() and not folder.is_dir():
        raise TrainingFolderError(folder=str(folder), reason=_NO_FOLDER)
    if folder.is_dir() and any(path.name != PASSING for path in folder.iterdir()) and not holds_park(folder):
        raise TrainingFolderError(folder=str(folder), reason=_OTHERS)


def _take_place(passing: Path, folder: Path) -> None:
    """Put the new park in place of an older one; other files in the folder stay.

    When a file cannot be moved, as on Windows while another program reads it, the older park is put back.
    """
    older = passing / "older"
    older.mkdir()
    moved: list[tuple[Path, Path]] = []
    try:
        for name in OWN:
            for source, target in ((folder / name, older / name), (passing / name, folder / name)):
                if source.exists():
                    source.rename(target)
                    moved.append((source, target))
    except OSError:
        for source, target in reversed(moved):
            target.rename(source)
        raise
