"""Rows from anywhere (a sheet, a layer) read as what they are: a table of a camera program, of EarthRanger, or any."""

from __future__ import annotations

from collections.abc import Iterator

from ..cameras.tables import camera_rows, read_camera_table
from ..earthranger.position_tables import positions_in, read_positions
from ..earthranger.reports import read_reports, reports_in
from ..errors import ImportFault
from ..gps.track_points import read_track_points, track_points_in
from ..reading import Reading
from ..records import Part
from .reading import read_rows
from .rows import RowSource
from .table import open_table


def is_table(source: RowSource, reading: Reading) -> bool:
    """Return True when the rows are a table that :func:`read_table_rows` can read."""
    if any(found(source, reading) for found in (camera_rows, reports_in, positions_in, track_points_in)):
        return True
    try:
        open_table(source, reading)
    except ImportFault:
        return False
    return True


def read_table_rows(source: RowSource, reading: Reading) -> Iterator[Part]:
    """Read rows as the table of a program when they are one, else as any table.

    Raises
    ------
    ImportFault
        As the reader of tables.
    """
    if camera := camera_rows(source, reading):
        yield from read_camera_table(*camera, reading)
    elif reports := reports_in(source, reading):
        yield from read_reports(reports, reading)
    elif positions := positions_in(source, reading):
        yield from read_positions(positions, reading)
    elif points := track_points_in(source, reading):
        yield from read_track_points(points, reading)
    else:
        yield from read_rows(source, reading)
