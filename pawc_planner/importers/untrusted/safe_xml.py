"""XML from outside, read without trust: no document types, no entities, bounded depth and size, any usual encoding.

The scanner is told to pass over the import of expat, because this module is the guard that it asks for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO
from typing import Any, BinaryIO
from xml.parsers import expat  # nosec

from ...base.progress import Progress, Silent, step
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..errors import BrokenXmlError, HostileXmlError
from .xml_encoding import UnknownEncodingError, XmlText

MAX_DEPTH = 64
MAX_ATTRIBUTES = 256
MAX_TOKEN = 48 << 20  # a tag or a comment; the track of a day with a million fixes
MAX_TEXT = 48 << 20  # characters in one element
MAX_HELD = 400_000  # elements held in memory at a time
MAX_HELD_TEXT = 256 << 20  # characters of these
_CHUNK = 1 << 16
_LARGEST_CHUNK = 1 << 24
_REMEMBERED = 1000
_FIRST_TAG = re.compile(r"<([^\W\d][\w.\-]{0,99}(?::[^\W\d][\w.\-]{0,99})?)(?=[\s/>])")
_OTHER_TEXT = QT_TRANSLATE_NOOP("PawcPlanner", "its text is not {encoding}")
_NOT_DECLARED = QT_TRANSLATE_NOOP("PawcPlanner", "its text is not in the encoding that its first line declares")
_NO_ENCODING = QT_TRANSLATE_NOOP("PawcPlanner", "its encoding “{encoding}” is not known")
_NO_ELEMENT = QT_TRANSLATE_NOOP("PawcPlanner", "no element found")
_LONG_TAG = QT_TRANSLATE_NOOP("PawcPlanner", "one of its tags or comments is longer than {size} MB")
_DEEP = QT_TRANSLATE_NOOP("PawcPlanner", "its elements lie more than {most} deep")
_ATTRIBUTES = QT_TRANSLATE_NOOP("PawcPlanner", "an element has more than {most} attributes")
_LONG_TEXT = QT_TRANSLATE_NOOP("PawcPlanner", "an element holds more than {size} million characters")
_MANY = QT_TRANSLATE_NOOP("PawcPlanner", "more than {most} of its elements belong together")
_MUCH = QT_TRANSLATE_NOOP("PawcPlanner", "elements that belong together hold more than {size} million characters")
_DOCTYPE = QT_TRANSLATE_NOOP("PawcPlanner", "it declares a document type")
_ENTITY = QT_TRANSLATE_NOOP("PawcPlanner", "it declares an entity")


class Element:
    """One element: local name, attributes by local name, children, own text, and its line in the file.

    ``parent`` is kept for elements that are handed on and for those that they lie in.
    """

    __slots__ = ("attributes", "children", "line", "name", "parent", "text")

    def __init__(self, name: str, attributes: dict[str, str], line: int, parent: Element | None = None) -> None:
        self.name, self.attributes, self.line, self.parent = name, attributes, line, parent
        self.children: list[Element] = []
        self.text = ""

    def get(self, name: str, default: str = "") -> str:
        """Return an attribute."""
        return self.attributes.get(name, default)

    def each(self, name: str) -> Iterator[Element]:
        """Yield the children of a name."""
        return (child for child in self.children if child.name == name)

    def first(self, name: str) -> Element | None:
        """Return the first child of a name."""
        return next(self.each(name), None)

    def child_text(self, name: str) -> str:
        """Return the text of the first child of a name, "" without one."""
        child = self.first(name)
        return child.text.strip() if child else ""

    def above(self, name: str) -> Element | None:
        """Return the nearest element of a name that this one lies in."""
        found = self.parent
        while found is not None and found.name != name:
            found = found.parent
        return found


def elements(
    stream: BinaryIO, file: str, take: frozenset[str], progress: Progress | None = None, size: int = 0,
    learned: dict[str, str] | None = None,
) -> Iterator[Element]:
    """Yield the elements of some names, each when it is complete, and let go of it afterwards.

    An element that lies in another of the wanted names is yielded before that one, and is no longer among its
    children then. What it lies in is there as :attr:`Element.parent` with all attributes, and with the children that
    stand before it. Memory is bounded by the largest wanted element, however long the document is.

    Parameters
    ----------
    stream : BinaryIO
        The document.
    file : str
        Name for error messages.
    take : frozenset of str
        Local names.
    progress : Progress, optional
        Told the share read of ``size`` bytes, and asked whether to stop.
    learned : dict, optional
        Gets ``encoding`` when the document is written in another one than it declares.

    Raises
    ------
    BrokenXmlError
        Not well-formed, of an unknown encoding, or cut short; names the line. What was yielded before is part of a
        broken document then.
    HostileXmlError
        A document type, an entity, or too deep or too large.
    Cancelled
        The user has asked to stop.
    """
    ready: list[Element] = []
    machine = _Machine(file, take, ready.append)
    for share in machine.run(stream, size):
        step(progress or Silent(), share)
        if machine.mistaken_for and learned is not None:
            learned["encoding"] = machine.mistaken_for
        if ready:
            done, ready[:] = list(ready), []
            yield from done


def parse(
    data: bytes, file: str, take: frozenset[str] = frozenset(),
    taken: Callable[[Element, list[Element]], None] | None = None,
) -> Element:
    """Read a document in memory into elements and return its root.

    Elements of the names in ``take`` are handed to ``taken(element, ancestors)`` once complete and are then dropped
    from the tree; the root is never handed on.

    Raises
    ------
    BrokenXmlError, HostileXmlError
        See :func:`elements`.
    """
    def hand_on(element: Element) -> None:
        if taken is not None and element.parent is not None:
            taken(element, _ancestors(element))

    machine = _Machine(file, take if taken else frozenset(), hand_on)
    for _ in machine.run(BytesIO(data), len(data)):
        pass
    return machine.root()


def look_at_start(data: bytes, file: str) -> None:
    """Refuse a document that begins with a document type, on behalf of a reader that would take it.

    Raises
    ------
    HostileXmlError
    """
    with suppress(BrokenXmlError):  # cut short where the start ends; what else is wrong is said by the reader
        parse(data, file)


def root_name(data: bytes) -> str:
    """Return the local name of the root element of a document that begins with ``data``, "" when it cannot be seen."""
    found: list[str] = []
    parser = expat.ParserCreate()

    def started(name: str, attributes: dict[str, str]) -> None:
        found.append(_local(name))
        raise _Seen

    def declared(*declaration: Any) -> None:
        raise _Seen  # nothing of a document type is read, not even to see the root behind it

    parser.StartElementHandler, parser.StartDoctypeDeclHandler = started, declared
    text = XmlText(BytesIO(data), "replace").read(len(data))
    if not text.startswith("<"):
        return ""
    with suppress(_Seen, expat.ExpatError, ValueError):  # what is wrong is said when the document is read
        parser.Parse(text, False)
    tag = _FIRST_TAG.search(text, max(text.find("]>"), 0))
    return found[0] if found else _local(tag.group(1)) if tag else ""


class _Seen(Exception):
    """The root was seen; there is no need to read on."""


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _ancestors(element: Element) -> list[Element]:
    found: list[Element] = []
    parent = element.parent
    while parent is not None:
        found.append(parent)
        parent = parent.parent
    return found[::-1]


def _attributes(given: dict[str, str]) -> dict[str, str]:
    """Return attributes by local name without name spaces; one without a prefix wins."""
    if not given or (":" not in "".join(given) and "xmlns" not in given):
        return given
    found = {_local(name): value for name, value in given.items() if ":" in name and not name.startswith("xmlns:")}
    found.update((name, value) for name, value in given.items() if ":" not in name and name != "xmlns")
    return found


class _Machine:
    """Feeds a document to expat, keeps the tree that is not handed on, and watches its bounds."""

    def __init__(self, file: str, take: frozenset[str], taken: Callable[[Element], None]) -> None:
        self._file, self._take, self._taken = file, take, taken
        self._stack: list[Element] = []
        self._text: list[list[str]] = []
        self._before: list[tuple[int, int, int]] = []  # what was held and handed on before each open element
        self._held, self._held_text, self._handed_on, self._events = 0, 0, 0, 0
        self._blank_lines = 0
        self._names: dict[str, str] = {}  # as written to local
        self._root: Element | None = None
        self.mistaken_for = ""  # the encoding of a document that declares another one
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.CommentHandler = self._parser.ProcessingInstructionHandler = self._pass_over
        self._parser.StartDoctypeDeclHandler = self._refuse_doctype
        self._parser.EntityDeclHandler = self._refuse_entity
        self._parser.ExternalEntityRefHandler = self._refuse_entity

    def run(self, stream: BinaryIO, size: int) -> Iterator[float]:
        """Read the stream and yield the share that was read, about every 64 kB."""
        try:
            text = XmlText(stream)
            self._blank_lines = text.blank_lines
            yield from self._feed(text, size)
            self._parser.Parse("", True)
        except expat.ExpatError as fault:
            raise self._broken(expat.errors.messages.get(fault.code, str(fault)), fault.lineno) from None
        except UnicodeError as fault:
            name = getattr(fault, "encoding", "text")  # of tables of letters Python gives no name
            reason = _NOT_DECLARED if name == "charmap" else Sentence(_OTHER_TEXT, {"encoding": name})
            raise self._broken(reason) from None
        except UnknownEncodingError as fault:
            raise self._broken(Sentence(_NO_ENCODING, {"encoding": str(fault)}), 1) from None
        yield 1.0

    def _feed(self, text: XmlText, size: int) -> Iterator[float]:
        """Feed the parser; a tag that has no end is fed in growing portions, as expat reads it anew each time."""
        chunk, silent = _CHUNK, 0
        while piece := text.read(chunk):
            self.mistaken_for = text.encoding if text.mistaken else ""
            before = self._events
            self._parser.Parse(piece, False)
            silent = silent + len(piece) if self._events == before else 0
            chunk = min(max(_CHUNK, silent), _LARGEST_CHUNK)
            if silent > MAX_TOKEN:
                self._refuse(Sentence(_LONG_TAG, {"size": MAX_TOKEN >> 20}))
            yield min(text.consumed / size, 1.0) if size else 0.0

    def root(self) -> Element:
        if self._root is None:
            raise self._broken(_NO_ELEMENT, 1)
        return self._root

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._events += 1
        if len(self._stack) >= MAX_DEPTH:
            self._refuse(Sentence(_DEEP, {"most": MAX_DEPTH}))
        if len(attributes) > MAX_ATTRIBUTES:
            self._refuse(Sentence(_ATTRIBUTES, {"most": MAX_ATTRIBUTES}))
        self._before.append((self._held, self._held_text, self._handed_on))
        self._hold(sum(map(len, attributes.values())) if attributes else 0)
        parent = self._stack[-1] if self._stack else None
        element = Element(self._known(name), _attributes(attributes), self._line(), parent)
        if parent is not None:
            parent.children.append(element)
        else:
            self._root = element
        self._stack.append(element)
        self._text.append([])

    def _known(self, name: str) -> str:
        known = self._names.get(name)
        if known is None:
            known = _local(name)
            if len(self._names) < _REMEMBERED:
                self._names[name] = known
        return known

    def _end(self, name: str) -> None:
        self._events += 1
        element, pieces, before = self._stack.pop(), self._text.pop(), self._before.pop()
        if pieces:
            element.text = "".join(pieces)
        if element.name in self._take:
            if element.parent is not None:
                element.parent.children.pop()
            self._held, self._held_text = before[:2]
            self._handed_on += 1
            self._taken(element)
        elif before[2] == self._handed_on:
            element.parent = None  # nobody asks for it, and a circle would wait for the collector

    def _characters(self, text: str) -> None:
        self._events += 1
        if not self._stack or (not self._text[-1] and text.isspace()):
            return  # the layout between elements is no text
        self._hold(len(text))
        self._text[-1].append(text)
        if self._held_text - self._before[-1][1] > MAX_TEXT:
            self._refuse(Sentence(_LONG_TEXT, {"size": MAX_TEXT >> 20}))

    def _hold(self, characters: int) -> None:
        self._held += 1
        self._held_text += characters
        if self._held > MAX_HELD:
            self._refuse(Sentence(_MANY, {"most": f"{MAX_HELD:,}"}))
        if self._held_text > MAX_HELD_TEXT:
            self._refuse(Sentence(_MUCH, {"size": MAX_HELD_TEXT >> 20}))

    def _pass_over(self, *what: Any) -> None:
        self._events += 1

    def _refuse_doctype(self, *declaration: Any) -> None:
        self._refuse(_DOCTYPE)

    def _refuse_entity(self, *declaration: Any) -> int:
        self._refuse(_ENTITY)
        return 0

    def _line(self) -> int:
        return self._parser.CurrentLineNumber + self._blank_lines

    def _broken(self, reason: str | Sentence, line: int = 0) -> BrokenXmlError:
        return BrokenXmlError(
            file=self._file, line=line + self._blank_lines if line else self._line(), reason=reason)

    def _refuse(self, reason: str | Sentence) -> None:
        raise HostileXmlError(file=self._file, line=self._line(), reason=reason)
