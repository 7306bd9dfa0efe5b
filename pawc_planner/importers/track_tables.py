"""Tables of track fixes: one patrol per patrol id, legs and devices where columns name them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from .attributes import plain_number
from .columns import read_positions, read_times
from .headers import is_personal
from .places import SitePlaces
from .records import FileContent, PatrolHead, SetAside, Track
from .tables import Table


def read_track_table(table: Table, places: SitePlaces) -> FileContent:
    """Read the fixes of a table; rows of one patrol and leg keep their order."""
    content = FileContent(table.name, "patrols")
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
        repairs = {
            int(numbers[row]): (*times.repairs[row], *positions.repairs[row])
            for row in rows
            if times.repairs[row] or positions.repairs[row]
        }
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
                repairs=repairs,
            )
        )
    return content
