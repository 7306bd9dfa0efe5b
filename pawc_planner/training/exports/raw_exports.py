"""All raw exports of one park, with the chosen defects sown and listed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
import pandas as pd

from ...base.progress import Progress, step
from ..cameras.history import CameraHistory
from ..parameters import ParkParams
from ..rangers.patrol import Patrol
from .defects import DefectLog, Sower
from .device_defects import sow_devices
from .filing import Filing
from .paper_tables import camera_tables, field_forms, report_table
from .records import PatrolRecord, patrol_records
from .registers import kept_apart, registers
from .smart_query import query_csv
from .track_defects import sow_tracks
from .writing import Content, patrol_files


def raw_exports(
    patrols: Sequence[Patrol],
    harm: pd.DataFrame,
    cameras: CameraHistory,
    reports: pd.DataFrame,
    stations: pd.DataFrame,
    crs: str,
    params: ParkParams,
    rng: np.random.Generator,
    progress: Progress,
) -> tuple[dict[str, Content], DefectLog]:
    """Return how to make every file that rangers and partners hand in, and what was sown into them.

    Parameters
    ----------
    patrols : sequence of Patrol
        With their finds; ``station`` is a row of ``stations``.
    harm : pandas.DataFrame
        Signs of the harm itself that were found, of :func:`.harm.harm_found`.
    cameras : CameraHistory
        Deployments and events.
    reports : pandas.DataFrame
        ``received, x, y, radius_m, source_grade, info_grade, source_type, subject``; a report without a place has NaN.
    stations : pandas.DataFrame
        ``name`` by row.
    crs : str
        Of all ``x`` and ``y``, metres ("EPSG:32648").
    params : ParkParams
        ``first_day``, ``kind`` and ``defects`` are used; with ``defects.chosen`` empty the exports have none.
    rng : numpy.random.Generator
        Drawn from a few times; each kind of defect has numbers of its own, so leaving one out moves no other.
    progress : Progress

    Returns
    -------
    files : dict of str to Content
        Path relative to ``exports/``, and a function that makes the content.
    log : DefectLog
        Every defect with its file and record, how many records it concerns, and what is right.
    """
    sower, office_rng = Sower.of(params.defects, rng), np.random.default_rng(int(rng.integers(2**62)))
    filing, first_year = Filing.of(patrols), params.first_day.year
    records = patrol_records(patrols, stations, filing, crs, *kept_apart(params.kind, filing))
    step(progress, 0.2)
    records = sow_devices(sow_tracks(records, sower), sower)
    step(progress, 0.6)
    files = patrol_files(records, first_year, sower)
    files |= _query(records, filing)
    tables = [
        *registers(harm, params.kind, filing, crs, sower, office_rng),
        *field_forms(records, first_year, sower),
        *camera_tables(cameras, crs, sower),
        *report_table(reports, crs, sower, office_rng),
    ]
    files |= {table.file: table.encoded for table in tables}
    return dict(sorted(files.items())), sower.log


def _query(records: list[PatrolRecord], filing: Filing) -> dict[str, Content]:
    """Return the finds of the patrols whose tracks are handed in as GPX by an office with SMART."""
    file = filing.query_file()
    tracks = file.replace("_observations.csv", "_tracks.gpx")
    asked = [record for record in records if file and record.file == tracks]
    return {file: partial(query_csv, asked)} if asked else {}
