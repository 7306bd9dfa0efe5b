"""The sealed truth on disk: ``sealed.json`` (facts) and ``sealed.npz`` (numbers) in the ``truth`` folder of a park."""

from __future__ import annotations

import hashlib
import io
import json
import struct
import tokenize
import zipfile
import zlib
from dataclasses import asdict, fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from ...analysis.grid import GridSpec
from ...base.errors import PawcError
from ..intruders.minds import Likings
from ..intruders.ways import Ways
from ..parameters import ParkParams, SignKind
from .errors import NoSealedTruthError, SealedDamagedError, SealedVersionError
from .sealed import GroundFacts, Memory, OldSigns, Sealed

FORMAT = 1
FACTS, NUMBERS, TRUTH = "sealed.json", "sealed.npz", "truth"
FIXED_TIME, UNIX = (1980, 1, 1, 0, 0, 0), 3
# What reading may raise when bytes are not what was written: this module's own checks, JSON, zip and npy.
_BROKEN = (
    PawcError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, EOFError, RuntimeError, MemoryError,
    SyntaxError, struct.error, tokenize.TokenError, zipfile.BadZipFile, zlib.error,
)
_GROUPS = {"ground": GroundFacts, "ways": Ways, "likings": Likings, "memory": Memory, "signs": OldSigns}


def seal(folder: Path, sealed: Sealed) -> None:
    """Write the truth into ``truth/`` below ``folder``; the same truth gives the same bytes.

    Parameters
    ----------
    folder : Path
        Folder of the park; ``truth`` is made if missing.
    sealed : Sealed
        The truth.
    """
    place = Path(folder) / TRUTH
    place.mkdir(parents=True, exist_ok=True)
    numbers = _packed(sealed)
    facts = {
        "format": FORMAT,
        "numbers_sha256": hashlib.sha256(numbers).hexdigest(),
        "first_day": sealed.first_day.isoformat(),
        "crs": sealed.crs,
        "terrain": asdict(sealed.spec),
        "stations": sealed.stations.to_dict("list"),
        "params": asdict(sealed.params),
    }
    text = json.dumps(facts, ensure_ascii=False, indent=1, default=_as_text)
    (place / NUMBERS).write_bytes(numbers)
    (place / FACTS).write_bytes((text + "\n").encode("utf-8"))


def unseal(folder: Path) -> Sealed:
    """Read a sealed truth.

    Parameters
    ----------
    folder : Path
        Folder of the park, or its ``truth``.

    Raises
    ------
    NoSealedTruthError
        When there is no such folder, or no truth in it.
    SealedVersionError
        When a newer version wrote it.
    SealedDamagedError
        When it cannot be read, or its numbers are not those that were sealed.
    """
    place = Path(folder) / TRUTH if (Path(folder) / TRUTH / FACTS).is_file() else Path(folder)
    if not (place / FACTS).is_file():
        raise NoSealedTruthError(folder=str(folder))
    facts = _facts(place / FACTS)
    try:
        numbers = (place / NUMBERS).read_bytes()
        if hashlib.sha256(numbers).hexdigest() != facts["numbers_sha256"]:
            raise SealedDamagedError(file=str(place / NUMBERS))
        return _unpacked(facts, _arrays(numbers))
    except SealedDamagedError:
        raise
    except OSError as fault:
        raise SealedDamagedError(file=str(place / NUMBERS)) from fault
    except _BROKEN as fault:
        raise SealedDamagedError(file=str(place / FACTS)) from fault


def _facts(path: Path) -> dict[str, Any]:
    """Read the facts; only the format is checked."""
    try:
        facts = json.loads(path.read_bytes().decode("utf-8"))
        version = int(facts["format"])
    except (OSError, *_BROKEN) as fault:
        raise SealedDamagedError(file=str(path)) from fault
    if version > FORMAT:
        raise SealedVersionError(file=str(path), version=version, known=FORMAT)
    return dict(facts)


def _packed(sealed: Sealed) -> bytes:
    """Return all arrays as an uncompressed npz, which ``numpy.load`` reads.

    Compressed bytes would depend on the version of zlib, and those of ``numpy.savez`` on the version of Python.
    """
    arrays = {
        f"{group}.{item.name}": _plain(getattr(getattr(sealed, group), item.name))
        for group, kind in _GROUPS.items() for item in fields(kind)
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, values in arrays.items():
            content = io.BytesIO()
            np.lib.format.write_array(content, values, allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", FIXED_TIME)
            entry.create_system = UNIX
            archive.writestr(entry, content.getvalue())
    return file.getvalue()


def _plain(values: np.ndarray) -> np.ndarray:
    """Return little-endian numbers: bool, 8-byte whole or 8-byte real."""
    kind = {"b": "?", "i": "<i8", "u": "<i8"}.get(values.dtype.kind, "<f8")
    return np.ascontiguousarray(values, dtype=kind)


def _arrays(numbers: bytes) -> dict[str, np.ndarray]:
    with np.load(io.BytesIO(numbers), allow_pickle=False) as file:
        return {name: file[name] for name in file.files}


def _unpacked(facts: dict[str, Any], arrays: dict[str, np.ndarray]) -> Sealed:
    """Put the truth together and see that its parts fit each other."""
    parts = {
        group: kind(**{item.name: arrays[f"{group}.{item.name}"] for item in fields(kind)})
        for group, kind in _GROUPS.items()
    }
    stations = pd.DataFrame(facts["stations"], columns=["name", "x", "y"]).astype({"x": float, "y": float})
    first_day = date.fromisoformat(facts["first_day"])
    spec = GridSpec(**facts["terrain"])
    sealed = Sealed(params_of(facts["params"]), first_day, str(facts["crs"]), spec, stations=stations, **parts)
    if not _fits(sealed):
        raise ValueError("arrays that do not belong together")
    return sealed


def _fits(sealed: Sealed) -> bool:
    """Return whether the arrays have the lengths and numbers that belong together."""
    ways, likings, memory = sealed.ways, sealed.likings, sealed.memory
    n, groups, targets = len(ways), len(likings), len(memory.left)
    lengths = [(getattr(sealed.ground, item.name), sealed.spec.size) for item in fields(GroundFacts)]
    lengths += [(getattr(sealed.signs, item.name), len(sealed.signs)) for item in fields(OldSigns)]
    lengths += [(ways.target, n), (ways.start, n + 1), (ways.x, len(ways.hours)), (ways.y, len(ways.hours))]
    lengths += [(memory.known_at, groups), (memory.away_until, groups), (memory.worth, targets)]
    return (
        all(array.shape == (length,) for array, length in lengths)
        and memory.fear.shape == likings.liking.shape == (groups, n)
        and bool((np.diff(ways.start) > 1).all()) and int(ways.start[0]) == 0
        and int(ways.start[-1]) == len(ways.hours)
        and bool((ways.target >= 0).all()) and int(ways.target.max(initial=-1)) < targets
    )


def params_of(facts: dict[str, Any]) -> ParkParams:
    """Return the parameters from what :func:`dataclasses.asdict` made of them and JSON kept.

    Raises
    ------
    TypeError, ValueError
        When a field is missing in this version or its value is not permitted.
    """
    return _like(ParkParams(), facts)


def _like(pattern: Any, facts: Any) -> Any:
    """Return ``facts`` as an object like ``pattern``."""
    if is_dataclass(pattern) and not isinstance(pattern, type):
        known = {item.name: getattr(pattern, item.name) for item in fields(pattern)}
        return type(pattern)(**{name: _like(known.get(name), value) for name, value in facts.items()})
    if isinstance(pattern, date):
        return date.fromisoformat(facts)
    if isinstance(pattern, tuple):
        return tuple(SignKind(**value) if isinstance(value, dict) else value for value in facts)
    return facts


def _as_text(value: Any) -> Any:
    """Return what JSON does not know: dates as text, numbers of numpy as numbers."""
    return value.isoformat() if isinstance(value, date) else value.item()
