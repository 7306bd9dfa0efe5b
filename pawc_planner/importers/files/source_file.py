"""One file of an import, on disk or inside a zip."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from ...base.words import Sentence
from ..errors import UnreadableFileError
from ..fault_reasons import TOO_LARGE
from ..values.text_encoding import guess_encoding

MAX_WHOLE = 512 * 1024**2  # files that have to be in memory as a whole
HEAD = 1 << 16
_BLOCK = 1 << 20


@dataclass(frozen=True)
class SourceFile:
    """One file to import, or one that belongs to it.

    Parameters
    ----------
    name : str
        Its name; of a folder or zip that was chosen, its way from there (``archive.zip/north/patrol.xml``).
    opens : callable
        Returns its bytes as a fresh stream from the start; raises :class:`ImportFault`, also while it is read.
    companions : mapping of str to SourceFile
        Files that belong to it: of a shapefile by ending (".dbf"), of a package by name ("deployments.csv").
    path : Path or None
        Where it lies on disk, None for a member of a zip.
    """

    name: str
    opens: Callable[[], BinaryIO]
    companions: Mapping[str, SourceFile] = field(default_factory=dict)
    path: Path | None = None

    @property
    def base(self) -> str:
        """Name of the file alone."""
        return self.name.rpartition("/")[2]

    @property
    def stem(self) -> str:
        """Name of the file alone, without its ending."""
        return self.base.rpartition(".")[0] or self.base

    @cached_property
    def head(self) -> bytes:
        """The first 64 kB; raises :class:`ImportFault`."""
        with self.opens() as stream:
            return stream.read(HEAD)

    def load(self) -> bytes:
        """Return all bytes, for formats that cannot be streamed; raises :class:`ImportFault`."""
        with self.opens() as stream:
            data = stream.read(MAX_WHOLE + 1)
        if len(data) > MAX_WHOLE:
            raise UnreadableFileError(file=self.name, reason=Sentence(TOO_LARGE, {"size": f"{MAX_WHOLE >> 20} MB"}))
        return data

    def sha256(self) -> str:
        """Return the fingerprint of its bytes and those of its companions."""
        total = hashlib.sha256()
        for file in (self, *(self.companions[name] for name in sorted(self.companions))):
            with file.opens() as stream:
                while block := stream.read(_BLOCK):
                    total.update(block)
        return total.hexdigest()


def file_name(name: str) -> str:
    """Return a name on disk as text that can be stored; one that is no text is read as :func:`legible` does."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        raw = os.fsencode(name)
        return legible(raw, raw.decode("utf-8", "replace"))
    return name


def legible(raw: bytes, otherwise: str) -> str:
    """Return the name of a file from its bytes where they are UTF-8 or Thai, else ``otherwise``.

    Windows writes Thai names into a zip in its own code page; unpacked elsewhere they are no text at all.
    """
    encoding = guess_encoding(raw)
    return raw.decode(encoding) if encoding in ("utf-8", "cp874") else otherwise
