"""What a reader of files is given and what it is: the contract between the import and its formats."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace

from ..base.progress import Progress, Silent
from .files.sources import SourceFile
from .mapping import KnownTable, TableMapping
from .personal import PersonalPolicy
from .places.site_places import SitePlaces
from .records import Part
from .smart.data_model import DataModel
from .tables.rows import RowSource


@dataclass(frozen=True)
class Reading:
    """What a reader needs to know beside the file.

    Parameters
    ----------
    places : SitePlaces
        The site's CRS, time zone and surroundings.
    kind : str
        What the user says the file holds, or "auto".
    mapping : TableMapping
        What the user says about columns, constants, encoding, CRS and order of day and month.
    personal : PersonalPolicy
        Which entries are left out.
    data_model : DataModel
        Labels and keys that the site knows; empty when no data model was imported.
    saved : tuple of KnownTable
        Tables that the user explained before, the latest last; used where the user names no columns.
    progress : Progress
        For this file; readers call ``step(progress, share)`` at least every 100,000 records.
    learned : dict
        What a reader learns of its file on the way: ``encoding`` where it is another one than the file declares.
    """

    places: SitePlaces
    kind: str = "auto"
    mapping: TableMapping = field(default_factory=TableMapping)
    personal: PersonalPolicy = field(default_factory=PersonalPolicy)
    data_model: DataModel = field(default_factory=DataModel)
    saved: tuple[KnownTable, ...] = ()
    progress: Progress = field(default_factory=Silent)
    learned: dict[str, str] = field(default_factory=dict, compare=False)

    def watched(self, progress: Progress) -> Reading:
        """Return the same for another file, with its progress."""
        return replace(self, progress=progress, learned={})


@dataclass(frozen=True)
class Format:
    """One kind of file.

    Parameters
    ----------
    name : str
        Short name kept with the import (smart_xml, gpx, camtrap_dp …).
    title : str
        As the user reads it, translatable.
    kinds : tuple of str
        What it can hold; a user who asks for another kind gets :class:`WrongKindError`.
    recognises : callable
        Looks at ``file.head`` and ``file.companions`` only, never at the name alone; never raises.
    read : callable
        Yields portions of at most some 50,000 records. Raises :class:`ImportFault` (the file as a whole cannot be used;
        what it yielded before is undone) or ``Cancelled``, nothing else, whatever the bytes are.
    table : callable, optional
        For tables whose columns the user can map: a context with the rows as written, from which a preview shows the
        headers.
    """

    name: str
    title: str
    kinds: tuple[str, ...]
    recognises: Callable[[SourceFile], bool]
    read: Callable[[SourceFile, Reading], Iterator[Part]]
    table: Callable[[SourceFile, Reading], AbstractContextManager[RowSource]] | None = None
