"""JSON from outside, item by item: arrays of any length in little memory, and no trust in what they hold."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from io import BytesIO
from math import isfinite
from typing import Any, BinaryIO

from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..errors import ImportFault
from ..fault_reasons import TOO_DEEP
from ..files.sources import SourceFile

MAX_ITEM = 16 * 1024**2  # characters of one item; a track of some 200,000 fixes
MAX_WRAPPERS = 4  # how deep the array may lie: {"data": {"results": […]}} is two
MAX_DIGITS = 400  # a longer whole number is no number of this world
ARRAYS = frozenset(("results", "features", "data"))
MAX_DEPTH = 64
_BLOCK = 1 << 16
_RECORD_TOO_LARGE = QT_TRANSLATE_NOOP("PawcPlanner", "one record is larger than {size} MB")
_NEAR_END = 16  # an error so close to the end of what was read may only mean that more is to be read
_BLANK = re.compile(r"[\s\x1e\ufeff]*")
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)
_NO_START = QT_TRANSLATE_NOOP("PawcPlanner", "there is neither “{opening}” nor “[”")
_NO_QUOTES = QT_TRANSLATE_NOOP("PawcPlanner", "a name is not in quotes")
_NO_SIGN = QT_TRANSLATE_NOOP("PawcPlanner", "“{sign}” is missing")
_ENDS_BEFORE = QT_TRANSLATE_NOOP("PawcPlanner", "the file ends before “{sign}”")
_ENDS_WITHIN = QT_TRANSLATE_NOOP("PawcPlanner", "the file ends in the middle of a record")
_OTHER_TEXT = QT_TRANSLATE_NOOP("PawcPlanner", "it is not written in {encoding} (near byte {byte})")
_TWICE = QT_TRANSLATE_NOOP("PawcPlanner", "“{name}” stands twice in one record")


class BrokenJsonError(ImportFault):
    """Facts: ``file``, ``line``, ``reason``."""

    code = "broken_json"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} is damaged or cut short at line {line}: {reason}. Export it again and import the new file."
    )


class HostileJsonError(ImportFault):
    """Facts: ``file``, ``line``, ``reason``."""

    code = "hostile_json"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} is refused at line {line}: {reason}. An ordinary export holds nothing of the kind; do not trust this "
        "file."
    )


class JsonItems:
    """The items of a JSON document, of NDJSON, or of several documents one after another.

    Items are the members of the outermost array, or of an array under one of ``arrays`` inside wrapping objects
    (``{"data": {"results": […]}}``); a document without such an array is one item.

    Parameters
    ----------
    stream : BinaryIO
        UTF-8, UTF-16 or UTF-32, with or without byte-order mark.
    file : str
        Name for messages.
    arrays : frozenset of str
        Names under which an array of items is looked for.

    Attributes
    ----------
    members : dict
        What stands beside the items in the wrapping objects, as far as it was read.
    line : int
        Line of the end of the item that was handed on last, from 1.

    Raises
    ------
    BrokenJsonError, HostileJsonError
        While it is iterated: not JSON, cut short, or too large or too deep.
    """

    def __init__(self, stream: BinaryIO, file: str, arrays: frozenset[str] = ARRAYS) -> None:
        self._stream, self._file, self._arrays = stream, file, arrays
        self._decoder: codecs.IncrementalDecoder | None = None
        self._buffer, self._at, self._done, self._bytes, self._length = "", 0, False, 0, 0
        self._json = json.JSONDecoder(
            object_pairs_hook=_object, parse_constant=_no_number, parse_int=_whole, parse_float=_finite
        )
        self.members: dict[str, Any] = {}
        self.line = 1

    def share(self, file: SourceFile) -> float:
        """Return the share of a file on disk that was read; 0 for a member of a zip, whose size is not known."""
        try:
            size = file.path.stat().st_size if file.path else 0
        except OSError:
            size = 0
        return min(self._bytes / size, 1.0) if size else 0.0

    def __iter__(self) -> Iterator[Any]:
        while self._next():
            yield from self._document()

    def _document(self) -> Iterator[Any]:
        start = self._next()
        if start == "[":
            yield from self._array()
        elif start == "{":
            yield from self._wrapper(1)
        else:
            self._refuse(Sentence(_NO_START, {"opening": "{"}))

    def _array(self) -> Iterator[Any]:
        self._take("[")
        if self._next() == "]":
            self._take("]")
            return
        while True:
            yield self._value()
            if self._next() == "]":
                self._take("]")
                return
            self._take(",")

    def _wrapper(self, depth: int) -> Iterator[Any]:
        """Yield the items of an object that wraps an array; the object itself when it wraps none."""
        members: dict[str, Any] = {}
        wrapped: set[str] = set()
        size = 0
        self._take("{")
        while self._next() != "}":
            key = self._name(members, wrapped)
            start = self._next()
            if key in self._arrays and start == "[":
                wrapped.add(key)
                self.members.update(members)
                yield from self._array()
            elif key == "data" and start == "{" and depth < MAX_WRAPPERS:
                wrapped.add(key)
                yield from self._wrapper(depth + 1)
            else:
                members[key] = self._value()
                size += self._length
            if size > MAX_ITEM:
                self._hostile(Sentence(_RECORD_TOO_LARGE, {"size": MAX_ITEM >> 20}))
            if self._next() != "}":
                self._take(",")
        self._take("}")
        self.members.update(members if wrapped else {})
        if not wrapped:
            yield members

    def _name(self, *known: Container[str]) -> str:
        """Return the name of a member, its colon taken."""
        name = self._value()
        if not isinstance(name, str):
            self._refuse(_NO_QUOTES)
        if any(name in names for names in known):
            self._refuse(_twice(name))
        self._take(":")
        return name

    def _value(self) -> Any:
        """Decode the value at the present place, reading on until it is whole."""
        self._next()
        while True:
            try:
                value, end = self._json.raw_decode(self._buffer, self._at)
            except json.JSONDecodeError as fault:
                if self._done or not self._may_go_on(fault):
                    self._refuse(_reason(fault, self._done), fault.pos)
            except RecursionError:
                self._hostile(TOO_DEEP)
            except ValueError as fault:
                self._refuse(str(fault))
            else:
                if end < len(self._buffer) or self._done:
                    break
            self._read(len(self._buffer) - self._at)
        raw = self._buffer[self._at:end]
        self._advance(end)
        self._length = len(raw) + 1
        if self._length > MAX_ITEM:
            self._hostile(Sentence(_RECORD_TOO_LARGE, {"size": MAX_ITEM >> 20}))
        if raw.count("[") + raw.count("{") > MAX_DEPTH and _too_deep(value):
            self._hostile(TOO_DEEP)
        return _clean(value) if "\\u" in raw else value

    def _may_go_on(self, fault: json.JSONDecodeError) -> bool:
        return fault.msg.startswith("Unterminated") or fault.pos >= len(self._buffer) - _NEAR_END

    def _next(self) -> str:
        """Return the next sign that is not blank, without taking it; "" at the end."""
        while True:
            found = _BLANK.match(self._buffer, self._at)
            if found:
                self._advance(found.end())
            if self._at < len(self._buffer) or self._done:
                return self._buffer[self._at:self._at + 1]
            self._read(_BLOCK)

    def _take(self, sign: str) -> None:
        found = self._next()
        if found != sign:
            self._refuse(Sentence(_NO_SIGN if found else _ENDS_BEFORE, {"sign": sign}))
        self._advance(self._at + 1)

    def _advance(self, end: int) -> None:
        self.line += self._buffer.count("\n", self._at, end)
        self._at = end

    def _read(self, size: int) -> None:
        """Read at least one more block, letting go of what was taken."""
        self._buffer, self._at = self._buffer[self._at:], 0
        if len(self._buffer) > MAX_ITEM:
            self._hostile(Sentence(_RECORD_TOO_LARGE, {"size": MAX_ITEM >> 20}))
        data = self._stream.read(max(_BLOCK, size))
        if self._decoder is None:
            self._decoder = codecs.getincrementaldecoder(_encoding(data))()
        try:
            text = self._decoder.decode(data, final=not data)
        except UnicodeDecodeError as fault:
            near = self._bytes + fault.start
            self._refuse(Sentence(_OTHER_TEXT, {"encoding": fault.encoding.upper(), "byte": near}))
        self._bytes += len(data)
        self._done = not data
        self._buffer += text

    def _refuse(self, reason: str | Sentence, at: int | None = None) -> None:
        line = self.line + self._buffer.count("\n", self._at, self._at if at is None else at)
        raise BrokenJsonError(file=self._file, line=line, reason=reason)

    def _hostile(self, reason: str | Sentence) -> None:
        raise HostileJsonError(file=self._file, line=self.line, reason=reason)


def first_items(head: bytes, count: int = 3, arrays: frozenset[str] = ARRAYS) -> tuple[Mapping[str, Any], list[Any]]:
    """Return what wraps the items of the start of a document and its first items, as far as they are whole.

    Never raises, so it serves to recognise a format.
    """
    items = JsonItems(BytesIO(head), "", arrays)
    found: list[Any] = []
    try:
        for item in items:
            found.append(item)
            if len(found) == count:
                break
    except ImportFault:
        return items.members, found
    return items.members, found


def names_in(head: bytes) -> frozenset[str]:
    """Return every name of a member that the start of a document shows, however deep and even if it is cut."""
    text = head.decode(_encoding(head), errors="replace")
    return frozenset(re.findall(r'"([^"\\\s]{1,60})"\s*:', text))


def looks_json(head: bytes) -> bool:
    """Return True when the first sign is one with which an object or an array begins."""
    return head[:200].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00\x1e")[:1] in (b"{", b"[")


def _encoding(data: bytes) -> str:
    """Tell the encoding from a byte-order mark, else from where the zero bytes of the first signs lie (RFC 4627)."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    zeros = "".join("0" if byte == 0 else "x" for byte in data[:4])
    return {"000x": "utf-32-be", "x000": "utf-32-le", "0x0x": "utf-16-be", "x0x0": "utf-16-le"}.get(zeros, "utf-8")


def _object(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(_twice(twice))
    return found


def _twice(name: str) -> str:
    return str(Sentence(_TWICE, {"name": name[:60]}))


def _no_number(word: str) -> None:
    """NaN and Infinity are written where there is no number."""


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) <= MAX_DIGITS else digits


def _finite(digits: str) -> float | str:
    """Return a number, or as it is written one that is too large for any, which JSON could not hold as a number."""
    number = float(digits)
    return number if isfinite(number) else digits


def _reason(fault: json.JSONDecodeError, done: bool) -> str:
    return _ENDS_WITHIN if done else fault.msg.lower()


def _too_deep(value: Any) -> bool:
    level = [value] if isinstance(value, (dict, list)) else []
    for _ in range(MAX_DEPTH):
        level = [
            inner for outer in level for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, (dict, list))
        ]
        if not level:
            return False
    return True


def _clean(value: Any) -> Any:
    """Take halves of letters and zero signs, which no database can keep, out of every text."""
    if isinstance(value, str):
        whole = value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return whole.replace("\x00", "")
    if isinstance(value, list):
        return [_clean(item) for item in value]
    if isinstance(value, dict):
        return {_clean(name): _clean(item) for name, item in value.items()}
    return value
