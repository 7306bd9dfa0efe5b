"""XML from outside, read without trust: no document types, no entities, bounded depth and size.

The scanner is told to pass over the import of expat, because this module is the guard that it asks for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat  # nosec

from .errors import BrokenXmlError, HostileXmlError

MAX_DEPTH = 64
MAX_BYTES = 512 * 1024 * 1024
MAX_ELEMENTS = 4_000_000
_CHUNK = 1 << 16


@dataclass
class Element:
    """One element: local name, attributes by local name, children, own text, and its line in the file."""

    name: str
    attributes: dict[str, str]
    line: int
    children: list[Element] = field(default_factory=list)
    text: str = ""

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


def parse(
    data: bytes, file: str, take: frozenset[str] = frozenset(),
    taken: Callable[[Element, list[Element]], None] | None = None,
) -> Element:
    """Read a document into elements.

    Parameters
    ----------
    data : bytes
        The document.
    file : str
        Name for error messages.
    take, taken
        Elements of these local names are handed to ``taken(element, ancestors)`` once complete and are then dropped
        from the tree, so that long files need little memory.

    Returns
    -------
    Element
        The root.

    Raises
    ------
    BrokenXmlError
        Not well-formed, or cut short; names the line.
    HostileXmlError
        A document type, an entity, or too deep or too large.
    """
    if len(data) > MAX_BYTES:
        raise HostileXmlError(file=file, line=1, reason=f"it is larger than {MAX_BYTES >> 20} MB")
    builder = _Builder(file, take, taken)
    try:
        for start in range(0, len(data), _CHUNK):
            builder.parser.Parse(data[start:start + _CHUNK], False)
        builder.parser.Parse(b"", True)
    except expat.ExpatError as fault:
        reason = expat.errors.messages.get(fault.code, str(fault))
        raise BrokenXmlError(file=file, line=fault.lineno, reason=reason) from None
    except (LookupError, UnicodeError, ValueError) as fault:
        if isinstance(fault, (BrokenXmlError, HostileXmlError)):
            raise
        raise BrokenXmlError(file=file, line=builder.parser.CurrentLineNumber, reason=str(fault)) from None
    return builder.root()


def root_name(data: bytes) -> str:
    """Return the local name of the document's root element, "" when there is none to be seen."""
    found: list[str] = []
    parser = expat.ParserCreate()

    def started(name: str, attributes: dict[str, str]) -> None:
        if not found:
            found.append(_local(name))

    parser.StartElementHandler = started
    try:
        parser.Parse(data[:_CHUNK], False)
    except expat.ExpatError:
        return found[0] if found else ""
    return found[0] if found else ""


def _local(name: str) -> str:
    return name.rpartition(":")[2]


class _Builder:
    def __init__(
        self, file: str, take: frozenset[str], taken: Callable[[Element, list[Element]], None] | None
    ) -> None:
        self._file, self._take, self._taken = file, take, taken
        self._stack: list[Element] = []
        self._root: Element | None = None
        self._count = 0
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._refuse_doctype
        self.parser.EntityDeclHandler = self._refuse_entity
        self.parser.ExternalEntityRefHandler = self._refuse_entity

    def root(self) -> Element:
        if self._root is None:
            raise BrokenXmlError(file=self._file, line=1, reason="no element found")
        return self._root

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._stack) >= MAX_DEPTH:
            self._refuse(f"its elements lie more than {MAX_DEPTH} deep")
        if self._count > MAX_ELEMENTS:
            self._refuse(f"it has more than {MAX_ELEMENTS:,} elements")
        element = Element(
            _local(name), {_local(key): value for key, value in attributes.items()}, self.parser.CurrentLineNumber)
        if self._stack:
            self._stack[-1].children.append(element)
        else:
            self._root = element
        self._stack.append(element)

    def _end(self, name: str) -> None:
        element = self._stack.pop()
        if self._taken and element.name in self._take and self._stack:
            self._stack[-1].children.pop()
            self._taken(element, self._stack)

    def _characters(self, text: str) -> None:
        if self._stack:
            self._stack[-1].text += text

    def _refuse_doctype(self, *declaration: Any) -> None:
        self._refuse("it declares a document type")

    def _refuse_entity(self, *declaration: Any) -> int:
        self._refuse("it declares an entity")
        return 0

    def _refuse(self, reason: str) -> None:
        raise HostileXmlError(file=self._file, line=self.parser.CurrentLineNumber, reason=reason)
