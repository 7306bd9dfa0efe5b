"""Tables of track fixes: one patrol per patrol id, legs and devices where columns name them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from .attributes import plain_number
from .columns import read_positions, read_times
from .headers import is_personal
from .places import SitePlaces
from .records import Change, Part, PatrolHead, Repair, SetAside, Track
from .tables import Table


def read_track_table(table: Table, places: SitePlaces) -> Part:
    """Read the fixes of a table; rows of one patrol and leg keep their order."""
    content = Part("patrols")
    content.personal = sum(is_personal(table.headers[position]) for position in table.others) * len(table.rows)
    times, positions = read_times(table, places), read_positions(table, places)
    t = times.epoch()
    numbers = np.array(table.numbers, dtype=np.int64)
    patrols, legs = table.column("patrol_id"), table.column("leg_id")
    usable = np.array([bool(patrol) for patrol in patrols])
    for index in np.flatnonzero(~usable):
        content.aside.append(
            SetAside(
                int(numbers[index]),
                table.verbatim(index),
                "no_patrol",
                "The patrol id is empty. Fill it in and import again.",
            )
        )
    frame = pd.DataFrame({"patrol": patrols, "leg": [leg or "1" for leg in legs]})[usable]
    texts = {name: table.column(name) for name in ("transport", "station", "team", "mandate", "members", "device")}
    for names, found in frame.groupby(["patrol", "leg"], sort=False):
        patrol, leg = str(names[0]), str(names[1])
        rows = found.index.to_numpy()
        first = int(rows[0])
        if not any(head.patrol_id == patrol for head in content.heads[-1:]):
            content.heads.append(
                PatrolHead(
                    patrol,
                    "table",
                    station=texts["station"][first],
                    team=texts["team"][first],
                    mandate=texts["mandate"][first],
                )
            )
        members = plain_number(texts["members"][first])
        content.tracks.append(
            Track(
                patrol,
                leg,
                None,
                positions.lon[rows],
                positions.lat[rows],
                t[rows],
                numbers[rows],
                pd.factorize(np.array(texts["device"], dtype=object)[rows])[0].astype(np.int64),
                texts["transport"][first],
                int(members) if members and members > 0 else None,
                changes=_changes(rows, numbers, times.repairs, positions.repairs),
            )
        )
    return content


def _changes(rows: np.ndarray, numbers: np.ndarray, *repairs: list[tuple[Repair, ...]]) -> tuple[Change, ...]:
    """Return the repairs of some rows, one entry for each field and rule."""
    first: dict[tuple[str, str], Repair] = {}
    found: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        for change in (change for of_table in repairs for change in of_table[row]):
            first.setdefault((change.field, change.rule), change)
            found.setdefault((change.field, change.rule), []).append(int(numbers[row]))
    return tuple(Change(change, np.array(found[key])) for key, change in first.items())
