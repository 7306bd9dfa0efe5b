"""Mutation guided by coverage: inputs that reach new lines of the importers are kept and mutated further."""

from __future__ import annotations

import io
import random
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import shapely

from pawc_planner.base.errors import PawcError
from pawc_planner.importers.batch import import_files
from pawc_planner.site.store import SiteInfo, SiteStore

BOX = shapely.box(175_000, 1_550_000, 215_000, 1_590_000)
SLOWEST_S = 20.0
PIECES = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1a", b'"', b"'", b",", b";", b"\t", b"\r\n", b"\n\n\n", b"<", b">",
    b"/>", b"</", b"<!--", b"]]>", b"<![CDATA[", b"<!DOCTYPE a>", b"&amp;", b"&lol;", b"&#0;", b"{", b"}", b"[", b"]",
    b"null", b":", b"NaN", b"Infinity", b"-Infinity", b"1e309", b"-1", b"0", b"99999999999999999999", b"1e-400",
    b"true", b"\\ud800", b"=cmd|' /C calc'!A0", b"@SUM(1)", b"../../x", b"C:\\x", b"\xe0\xb8\x81", b"\xb9\xc1",
    b"2568", b"29/02/2566", b"31/31/31", b"0000-00-00", b"9999-12-31T23:59:59.999999Z", b"14,2", b"1.234.567,8",
    b"102\xc2\xb012'3\"", b"\xe2\x80\xae", b" " * 300,
)


@dataclass
class Finding:
    """An input that brought out something else than a clear answer."""

    name: str
    data: bytes
    what: str


@dataclass
class Fuzzer:
    """One run.

    Parameters
    ----------
    folder : Path
        For the site and the input; nothing else in it may change.
    corpus : dict of str to list of bytes
        Inputs by name of the seed.
    random : random.Random
        Seeded by the caller.
    guided : bool
        Whether lines are traced, which is slower.
    """

    folder: Path
    corpus: dict[str, list[bytes]]
    random: random.Random
    guided: bool = True
    runs: int = 0
    slowest: float = 0.0
    lines: set[tuple[str, int]] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        info = SiteInfo("Site", "EPSG:32648", 1000, "Asia/Bangkok")
        SiteStore.create(self.folder / "site.gpkg", info, BOX).close()
        for name, inputs in self.corpus.items():
            for data in inputs:
                self.try_one(name, data)

    def step(self) -> None:
        """Mutate one input and try it; keep it when it goes where none has gone."""
        name = self.random.choice(sorted(self.corpus))
        data = mutated(self.random.choice(self.corpus[name]), self.random, self._other)
        known = len(self.lines)
        self.try_one(name, data)
        if len(self.lines) > known:
            self.corpus[name].append(data)

    def _other(self) -> bytes:
        return self.random.choice(self.corpus[self.random.choice(sorted(self.corpus))])

    def try_one(self, name: str, data: bytes) -> None:
        """Import an input on trial, and note whatever is not a clear answer."""
        source = self.folder / name
        source.write_bytes(data)
        before = sorted(path.name for path in self.folder.rglob("*"))
        start = time.perf_counter()
        what = self._outcome(source)
        self.slowest = max(self.slowest, time.perf_counter() - start)
        if time.perf_counter() - start > SLOWEST_S:
            what = what or f"took {time.perf_counter() - start:.0f} s"
        if sorted(path.name for path in self.folder.rglob("*")) != before:
            what = what or "left a file behind"
        source.unlink()
        self.runs += 1
        if what:
            self.findings.append(Finding(name, data, what))

    def _outcome(self, source: Path) -> str:
        try:
            with SiteStore.open(self.folder / "site.gpkg", write=True) as store, self._traced():
                report = import_files(store, source, trial=True)
        except PawcError as error:
            return str(error) if error.code in ("unforeseen", "counts") else ""
        except Exception as error:
            return f"{type(error).__name__}: {error}"
        unforeseen = [str(note) for note in report.notes if "unforeseen" in str(note)]
        total = report.stored + report.repaired + report.present + report.quarantined
        if unforeseen:
            return unforeseen[0]
        return "" if total == report.read else f"{total} of {report.read} accounted for"

    @contextmanager
    def _traced(self) -> Iterator[None]:
        if not self.guided:
            yield
            return
        sys.settrace(self._enter)
        try:
            yield
        finally:
            sys.settrace(None)

    def _enter(self, frame, event, argument):
        if "importers" not in frame.f_code.co_filename:
            return None
        return self._line

    def _line(self, frame, event, argument):
        if event == "line":
            self.lines.add((frame.f_code.co_filename, frame.f_lineno))
        return self._line


def mutated(data: bytes, chance: random.Random, other: Callable[[], bytes]) -> bytes:
    """Return the data with one to eight changes; of a zip more often one of its members is changed."""
    if data[:2] == b"PK" and chance.random() < 0.8:
        return _mutated_member(data, chance, other)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        data = chance.choice(_CHANGES)(data, chance, other)
    return data


def _mutated_member(data: bytes, chance: random.Random, other: Callable[[], bytes]) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
    except Exception:
        return data
    if not members:
        return data
    name = chance.choice(sorted(members))
    change = chance.random()
    if change < 0.8:
        members[name] = mutated(members[name], chance, other)
    elif change < 0.9:
        del members[name]
    else:
        members[chance.choice(("../x.csv", "/x.csv", "a/b.csv", "doc.kml", name.upper()))] = members[name]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for inner, content in members.items():
            archive.writestr(inner, content)
    return out.getvalue()


def _place(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.choice((1, 2, 4, 16, 64, 512)))


def _flip(data: bytes, chance: random.Random, other: Callable[[], bytes]) -> bytes:
    if not data:
        return b"a"
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1:]


def _insert(data: bytes, chance: random.Random, other: Callable[[], bytes]) -> bytes:
    start, _ = _place(data, chance)
    return data[:start] + chance.choice(PIECES) + data[start:]


def _replace(data: bytes, chance: random.Random, other: Callable[[], bytes]) -> bytes:
    start, stop = _place(data, chance)
    return data[:start] + chance.choice(PIECES) + data[stop:]


def _delete(data: bytes, chance: random.Random, other: Callable[[], bytes]) -> bytes:
    start, stop = _place(data, chance)
    return data[:start] + data[stop:]


def _double(data: bytes, chance: random.Random, other: Callable[[], bytes]) -> bytes:
    start, stop = _place(data, chance)
    return data[:stop] + data[start:stop] * chance.choice((1, 2, 50)) + data[stop:]


def _cut(data: bytes, chance: random.Random, other: Callable[[], bytes]) -> bytes:
    return data[:chance.randrange(len(data) + 1)]


def _splice(data: bytes, chance: random.Random, other: Callable[[], bytes]) -> bytes:
    piece = other()
    start, stop = _place(piece, chance)
    at, _ = _place(data, chance)
    return data[:at] + piece[start:max(stop, start + 20)] + data[at:]


_CHANGES = (_flip, _insert, _replace, _delete, _double, _cut, _splice)
