"""The text of an XML document: by its byte order mark, its zero bytes, or the encoding that its head declares.

A document that is UTF-8 by its head, or by saying nothing, and holds Thai in Windows-874 is read as what it is: Thai
programs of old wrote the head of the sample and the letters of the machine.
"""

from __future__ import annotations

import codecs
import re
from typing import BinaryIO

from ..values.text_encoding import guess_encoding

_HEAD = 1024
_BLOCK = 1 << 16
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"']\s*([A-Za-z][A-Za-z0-9._\-]{0,39})\s*[\"']")
_VERSION = re.compile(r"\A(<\?xml\s+version\s*=\s*[\"'])1\.\d([\"'])")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Names that Windows, Java and old tools write for the Thai code page and that Python does not know.
_ALIASES = {
    "windows-874": "cp874", "x-windows-874": "cp874", "x-ibm874": "cp874", "ms874": "cp874", "ansi-874": "cp874",
    "tis620": "tis-620", "tis620-2533": "tis-620", "x-tis620": "tis-620", "x-sjis": "shift_jis", "unicode": "utf-8",
}
_KNOWN = re.compile(
    r"utf-8|ascii|cp\d+|iso8859-\d+|tis-620|koi8-[a-z]|mac-[a-z0-9]+|gb[0-9k]+|big5\w*|shift_jis\w*|euc_\w+")
_HIGH = bytes(range(0x80, 0x100))
_THAI_IN_UTF8 = re.compile(rb"\xe0[\xb8\xb9][\x80-\xbf]")
_FEWEST, _WHOLE_SHARE = 4, 0.3  # letters that prove an encoding; share of them that happen to look like UTF-8
_BLANK = " \t\r\n\ufeff"


class UnknownEncodingError(Exception):
    """The head declares an encoding that there is not; the message is its name."""


class XmlText:
    """A document as text, read in portions from a stream of bytes.

    The head is made fit for expat, which reads only XML 1.0 and wants it at the very start.

    Attributes
    ----------
    encoding : str
        Name of the codec in use.
    mistaken : bool
        Whether it is another one than the head declares.
    blank_lines : int
        Lines before the head that were passed over.
    consumed : int
        Bytes read so far.
    """

    def __init__(self, stream: BinaryIO, errors: str = "strict") -> None:
        head = _at_least(stream, _HEAD)
        mark, self.encoding = _encoding(head, errors == "strict")
        self._stream, self._ended, self.mistaken = stream, not head, False
        self._decoder = codecs.getincrementaldecoder(self.encoding)(errors)
        self._plain = not mark  # so far only signs that are the same in all encodings of single bytes
        self.consumed, self.blank_lines = len(head), 0
        text = self._decoded(head[mark:])
        while not (body := text.lstrip(_BLANK)) and not self._ended:
            self.blank_lines += text.count("\n")
            text = self._next(_BLOCK)
        self.blank_lines += text[:len(text) - len(body)].count("\n")
        self._start = _VERSION.sub(r"\g<1>1.0\2", body)

    def read(self, size: int) -> str:
        """Return the text of the next ``size`` bytes or so, "" at the end.

        Raises
        ------
        UnicodeError
            The bytes are not of the encoding.
        """
        found, self._start = self._start, ""
        while not found and not self._ended:
            found = self._next(size)
        return found

    def _next(self, size: int) -> str:
        data = self._stream.read(size)
        self.consumed += len(data)
        self._ended = not data
        return self._decoded(data)

    def _decoded(self, data: bytes) -> str:
        waiting = self._decoder.getstate()[0]
        try:
            text = self._decoder.decode(data, self._ended)
        except UnicodeDecodeError:
            if not self._plain or self.encoding != "utf-8" or not _is_thai(waiting + data):
                raise
            self.encoding, self.mistaken = "cp874", True
            self._decoder = codecs.getincrementaldecoder(self.encoding)()
            text = self._decoder.decode(waiting + data, self._ended)
        self._plain = self._plain and text.isascii()
        return text


def _is_thai(data: bytes) -> bool:
    """Tell Windows-874 from UTF-8 that is damaged, of which many letters are still whole."""
    high = len(data) - len(data.translate(None, _HIGH))
    whole = sum(map(len, _THAI_IN_UTF8.findall(data)))
    return high >= _FEWEST and whole <= _WHOLE_SHARE * high and guess_encoding(data) == "cp874"


def _at_least(stream: BinaryIO, size: int) -> bytes:
    found = b""
    while len(found) < size and (piece := stream.read(size - len(found))):
        found += piece
    return found


def _encoding(head: bytes, strict: bool) -> tuple[int, str]:
    """Return the length of the byte order mark and the name of the codec; Latin-1 for an unknown one unless strict."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return len(mark), encoding
    start = head.lstrip(b" \t\r\n\0")[:1]
    if start == b"<" and b"\0" in head[:4]:
        return 0, "utf-16-be" if head[:1] == b"\0" else "utf-16-le"
    found = _DECLARED.search(head)
    name = found.group(1).decode("ascii").lower() if found else "utf-8"
    if name.startswith(("utf-16", "utf16", "ucs-2", "utf-32")):
        return 0, "utf-8"  # it says so in single bytes, so it was written over without a new head
    codec = _codec(name)
    if not codec and strict:
        raise UnknownEncodingError(name)
    return 0, codec or "iso8859-1"


def _codec(name: str) -> str:
    """Return Python's name of an encoding of text, "" for any other."""
    try:
        codec = codecs.lookup(_ALIASES.get(name.replace("_", "-"), name)).name
    except LookupError:
        return ""
    return codec if _KNOWN.fullmatch(codec) else ""
