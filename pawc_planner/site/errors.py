"""What can be wrong with a site database and its files, each with its remedy."""

from __future__ import annotations

from ..base.errors import PawcError
from ..base.words import QT_TRANSLATE_NOOP


class SiteError(PawcError):
    """Root of the errors of the site database."""

    code = "site"


class SiteNotFound(SiteError, FileNotFoundError):
    """No file there; facts: ``path``."""

    code = "site_not_found"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "There is no site database at {path}. Choose another file, or create the site first.",
    )


class NotASite(SiteError, ValueError):
    """The file is something else, or damaged; facts: ``path``, ``reason``."""

    code = "not_a_site"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{path} is not a site database of PAWC Planner: {reason}. Choose the site's .gpkg file, or create the site.",
    )


class NewerSchema(SiteError):
    """Made by a later version of the plugin; facts: ``path``, ``found``, ``known``."""

    code = "newer_schema"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{path} was made by a newer PAWC Planner (database version {found}; this one knows {known}). Update the "
        "plugin to open it.",
    )


class SiteReadOnly(SiteError, PermissionError):
    """It cannot be written; facts: ``path``."""

    code = "site_read_only"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{path} cannot be written. Copy it to a folder where you may write, or remove its write protection, and try "
        "again.",
    )


class OpenedForReading(SiteError, PermissionError):
    """A step wants to write through a store that was opened for reading; facts: ``path``."""

    code = "opened_for_reading"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{path} was opened for reading only, so nothing was written. Open it for writing and run again.",
    )


class SiteLocked(SiteError):
    """Another program is writing or holds it; facts: ``path``."""

    code = "site_locked"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{path} is in use by another program. Save or stop the edits there (a second QGIS, a running task), close it,"
        " and try again.",
    )


class DiskFull(SiteError, OSError):
    """No room to write; facts: ``path``, ``free`` and ``needed`` (MB)."""

    code = "disk_full"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "There is no room to write {path}: {free} MB are free on its drive. Nothing was changed. Free space until "
        "{needed} MB or more are free, or move the site to another drive, and run again.",
    )


class SiteExists(SiteError, FileExistsError):
    """Something stands where the new site should go; facts: ``path``."""

    code = "site_exists"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{path} exists already. Choose another name, or allow it to be overwritten.",
    )


class FolderNotWritable(SiteError, PermissionError):
    """No file can be made in the folder; facts: ``folder``, ``reason``."""

    code = "folder_not_writable"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "No file can be written in {folder} ({reason}). Choose a folder where you may write.",
    )


class DatabaseFault(SiteError):
    """The database refused; facts: ``path``, ``reason``."""

    code = "database_fault"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "The site database {path} reported: {reason}. Nothing was changed. Run the site check, and restore a copy if "
        "it is damaged.",
    )


class RecordRefused(SiteError, ValueError):
    """A record does not fit its table; facts: ``table``, ``record`` (number in the call, from 1), ``reason``."""

    code = "record_refused"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Record {record} for table {table} was refused: {reason}. Nothing was changed.",
    )


class UnknownTable(SiteError, KeyError):
    """A name outside the schema; facts: ``name``."""

    code = "unknown_table"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "The site database has no table or column {name}. The tables are listed in the data model.",
    )

    __str__ = PawcError.__str__


class MergeRefused(SiteError, ValueError):
    """Another file cannot be merged; facts: ``path``, ``reason``."""

    code = "merge_refused"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner", "{path} was not merged: {reason}. Choose a copy of this site's database."
    )


class ImportUnknown(SiteError, KeyError):
    """No such import; facts: ``import_id``, ``known``."""

    code = "import_unknown"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner", "The site has no import {import_id}. Its latest imports are: {known}. Choose one of them."
    )

    __str__ = PawcError.__str__


class UndoBlocked(SiteError):
    """A later import rests on this one; facts: ``import_id``, ``blocker``."""

    code = "undo_blocked"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Import {import_id} cannot be undone yet, because import {blocker} replaced some of its records or added to "
        "its patrols. Undo import {blocker} first.",
    )


class NothingToReverse(SiteError, LookupError):
    """No repair by the rule; facts: ``import_id``, ``rule``, ``known``."""

    code = "nothing_to_reverse"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner", "Import {import_id} has no repairs by the rule {rule}. It has: {known}. Choose one of them."
    )


class BoundaryStays(SiteError):
    """An import brought the first outline of the site; facts: ``import_id``."""

    code = "boundary_stays"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Import {import_id} brought the outline of the site, which cannot be without one. Import another boundary in "
        "its place.",
    )


class CrsNotMetric(SiteError, ValueError):
    """The site's CRS must be projected in metres; facts: ``crs``, ``suggestion``."""

    code = "crs_not_metric"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "The coordinate system {crs} is not projected in metres. Choose a metric one for the site, for example "
        "{suggestion}.",
    )


class CrsElsewhere(SiteError, ValueError):
    """The CRS stretches the land of the site; facts: ``crs``, ``percent``, ``suggestion``."""

    code = "crs_elsewhere"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "The coordinate system {crs} is made for another part of the world: areas of the site would be {percent} % "
        "off. Choose a fitting one, for example {suggestion}.",
    )


class CrsUnknown(SiteError, ValueError):
    """The CRS is not understood; facts: ``crs``."""

    code = "crs_unknown"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "The coordinate system “{crs}” is not known. Give its authority code, for example EPSG:32648 (UTM zone 48 "
        "North).",
    )


class TimezoneUnknown(SiteError, ValueError):
    """Not an IANA zone; facts: ``timezone``."""

    code = "timezone_unknown"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "“{timezone}” is not a known time zone. Give its IANA name, for example Asia/Bangkok or Africa/Nairobi.",
    )


class BoundaryUnusable(SiteError, ValueError):
    """The outline is no polygon with area; facts: ``reason``."""

    code = "boundary_unusable"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "The boundary cannot be used: {reason}. Give the outline of the site as polygons.",
    )


class CycleUnknown(SiteError, KeyError):
    """No such cycle; facts: ``cycle``, ``known``."""

    code = "cycle_unknown"
    template = QT_TRANSLATE_NOOP("PawcPlanner", "The site has no cycle {cycle}. Its cycles are: {known}.")

    __str__ = PawcError.__str__


class NoCycle(SiteError, LookupError):
    """Nothing has been planned yet; no facts."""

    code = "no_cycle"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "The site has no planned cycle yet. Plan a cycle first, then try again.",
    )


class RasterMissing(SiteError, FileNotFoundError):
    """A raster the site refers to is gone; facts: ``path``, ``role``."""

    code = "raster_missing"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "The site's raster {role} is missing: {path}. Put the file back beside the site database, or add the raster "
        "again.",
    )


class RasterUnusable(SiteError, ValueError):
    """The raster cannot be used; facts: ``path``, ``reason``."""

    code = "raster_unusable"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "The raster {path} cannot be used: {reason}. Choose a georeferenced raster that covers the site.",
    )
