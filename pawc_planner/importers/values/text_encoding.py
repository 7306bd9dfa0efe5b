"""Which encoding a text has, told from its bytes: a whole file block by block, or the cut-off cells of a table."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable
from typing import BinaryIO

from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..errors import UnreadableFileError
from ..fault_reasons import NO_TEXT

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMES = {
    "windows874": "cp874", "ms874": "cp874", "cp874": "cp874", "thai": "cp874", "thaiwindows": "cp874", "874": "cp874",
    "ansi": "cp1252", "western": "cp1252", "unicode": "utf-16", "utf8bom": "utf-8-sig", "utf8": "utf-8",
}
_HIGH_RUNS = re.compile(rb"[A-Za-z]?[\x80-\xff]+[A-Za-z]?")
# Of the letters of two bytes only the Latin ones: the others are pairs of letters in Windows-874.
_UTF8_LETTER = re.compile(rb"[\xc2-\xc5][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_THAI_BYTES = frozenset(range(0xA1, 0xDB)) | frozenset(range(0xDF, 0xFC))
_CONTROLS = bytes(sorted({*range(0x20), 0x7F} - {*b"\t\n\r\f\x1a\x1b"}))
_PUNCTUATION = bytes((0x80, 0x85, *range(0x91, 0x98), 0xA0))  # the same signs in both Windows code pages
_PLAIN = bytes(range(0x80))
_NOT_WINDOWS = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
# Upper halves of letters in UTF-16: Latin, Thai and Lao, Burmese, Khmer, punctuation.
_UTF16_PAGES = frozenset((0x00, 0x01, 0x0E, 0x10, 0x17, 0x1E, 0x20))
_BLOCK = 1 << 20
_SAMPLE = 4 << 20
_DAMAGED = 0.8  # a file of which so many high bytes are UTF-8 is UTF-8 with damage
_NO_ENCODING = QT_TRANSLATE_NOOP("PawcPlanner", "there is no encoding “{encoding}”")
_NOT_AT = QT_TRANSLATE_NOOP("PawcPlanner", "it is not {encoding} (byte {byte})")
_NOT = QT_TRANSLATE_NOOP("PawcPlanner", "it is not {encoding}")


def sniff(opens: Callable[[], BinaryIO], file: str, said: str = "") -> str:
    """Return the encoding of a whole file, which is read by blocks.

    Decode it with ``errors="replace"``: a file of which most letters are UTF-8 is UTF-8 even where some are damaged.

    Parameters
    ----------
    opens : callable
        Returns its bytes as a fresh stream.
    file : str
        Its name, for messages.
    said : str
        As the user says it, checked against the bytes; "" to tell it from them: a byte-order mark, UTF-16 by where its
        zeros stand, UTF-8 when valid, else Windows-874 when the high bytes come in runs of Thai letters, else
        Windows-1252.

    Raises
    ------
    UnreadableFileError
        The encoding is not known or does not fit, or the file is not text.
    """
    with opens() as stream:
        if said.strip():
            return _checked(stream, file, said)
        evidence = EncodingEvidence()
        while block := stream.read(_BLOCK):
            evidence.look(block)
            if evidence.settled:
                break
    found = evidence.settle()
    if not found:
        raise UnreadableFileError(file=file, reason=NO_TEXT)
    return found


def known_encoding(name: str, file: str) -> str:
    """Return Python's name of an encoding; raises :class:`UnreadableFileError` when there is none of this name."""
    plain = _NAMES.get(re.sub(r"[\s_-]", "", name.lower()), name.strip())
    try:
        "a".encode(plain)  # also refuses codecs that are none of text
        codecs.getincrementaldecoder(plain)
    except (LookupError, UnicodeError, ValueError):
        raise UnreadableFileError(file=file, reason=Sentence(_NO_ENCODING, {"encoding": name})) from None
    return plain


class EncodingEvidence:
    """What the bytes of a text show; letters that are cut by the end of a block count as whole."""

    def __init__(self) -> None:
        self._first = True
        self._found = ""
        self._binary = False
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._valid = True
        self._high = bytearray()

    @property
    def settled(self) -> bool:
        """True when no further block can change the answer."""
        return bool(self._found) or self._binary

    def look(self, block: bytes) -> None:
        """Take in the next block."""
        if self._first and block:
            self._first = False
            self._found = _by_marks(block) or _by_zeros(block)
            self._binary = not self._found and _many_controls(block)
        if self.settled:
            return
        if b"\x00" in block:
            self._binary = True
            return
        if block.isascii() and not self._decoder.getstate()[0]:
            return
        if self._valid:
            try:
                self._decoder.decode(block)
            except UnicodeDecodeError:
                self._valid = False
        if len(self._high) < _SAMPLE:
            self._high += b" ".join(_HIGH_RUNS.findall(block)) + b" "

    def settle(self) -> str:
        """Return the encoding, "" when it is no text."""
        if self._binary:
            return ""
        if self._found:
            return self._found
        return "utf-8" if self._valid else _by_letters(bytes(self._high))


def guess_encoding(data: bytes) -> str:
    """Return the likely encoding of text in memory; what is no text is taken for Windows-1252."""
    evidence = EncodingEvidence()
    evidence.look(data)
    return evidence.settle() or "cp1252"


def guess_cells_encoding(cells: Iterable[bytes]) -> str:
    """Return the likely encoding of cells of a fixed width (DBF), whose last letter may be cut in half."""
    high = bytearray()
    whole = True
    for cell in cells:
        if cell.isascii():
            continue
        if len(high) > _SAMPLE:
            break
        whole = whole and _is_utf8_cut(cell)
        high += b" ".join(_HIGH_RUNS.findall(cell)) + b" "
    return "utf-8" if whole else _by_letters(bytes(high))


def _checked(stream: BinaryIO, file: str, said: str) -> str:
    """Read a file in the encoding that the user says."""
    encoding = known_encoding(said, file)
    decoder = codecs.getincrementaldecoder(encoding)()
    at, zero = 0, False
    while True:
        block = stream.read(_BLOCK)
        waiting = len(decoder.getstate()[0])
        try:
            zero = "\x00" in decoder.decode(block, final=not block)
        except UnicodeDecodeError as fault:
            place = max(at - waiting + fault.start, 0) + 1
            reason = Sentence(_NOT_AT, {"encoding": said.strip(), "byte": f"{place:,}"})
            raise UnreadableFileError(file=file, reason=reason) from None
        except UnicodeError:
            raise UnreadableFileError(file=file, reason=Sentence(_NOT, {"encoding": said.strip()})) from None
        if zero:
            raise UnreadableFileError(file=file, reason=NO_TEXT)
        if not block:
            return encoding
        at += len(block)


def _by_marks(block: bytes) -> str:
    return next((name for mark, name in _MARKS if block.startswith(mark)), "")


def _by_zeros(block: bytes) -> str:
    """Tell UTF-16 without a mark: the upper halves of its letters stand in every other byte and are few."""
    sample = block[:8192]
    if b"\x00" not in sample or len(sample) < 4:
        return ""
    for lower, upper, name in ((sample[0::2], sample[1::2], "utf-16-le"), (sample[1::2], sample[0::2], "utf-16-be")):
        pages = sum(byte in _UTF16_PAGES for byte in upper)
        if pages >= 0.9 * len(upper) and lower.count(0) <= 0.01 * len(lower):
            return name
    return ""


def _many_controls(block: bytes) -> bool:
    sample = block[:65_536]
    return len(sample) - len(sample.translate(None, _CONTROLS)) > 0.02 * len(sample)


def _by_letters(high: bytes) -> str:
    """Tell one of the old encodings from runs of high bytes, separated by spaces."""
    runs = high.translate(None, _PUNCTUATION).split()
    letters = b"".join(runs).translate(None, _PLAIN)
    if not letters:
        return "cp1252"
    if sum(map(len, _UTF8_LETTER.findall(high))) > _DAMAGED * len(letters):
        return "utf-8"
    # Thai words are runs of high bytes; accented letters of western languages stand alone, between plain letters.
    thai = sum(byte in _THAI_BYTES for byte in letters) / len(letters)
    mixed = sum(run[:1].isalpha() or run[-1:].isalpha() for run in runs)
    if thai > 0.9 and len(letters) >= 2 * len(runs) and 2 * mixed < len(runs):
        return "cp874"
    return "latin-1" if _NOT_WINDOWS.search(letters) else "cp1252"


def _is_utf8_cut(cell: bytes) -> bool:
    """Tell UTF-8 that may lack the end of its last letter."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(cell.rstrip(b" \x00"))
    except UnicodeDecodeError:
        return False
    return True
