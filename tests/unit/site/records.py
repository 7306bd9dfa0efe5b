"""Records of a patrol for tests, with everything that the schema requires."""

from __future__ import annotations

from datetime import date

import numpy as np
import shapely


def patrol(patrol_id="P1", key="p1", batch=1, **more):
    return {"patrol_id": patrol_id, "source": "gpx", "content_key": key, "batch_id": batch, **more}


def track(fixes, key="t1", patrol_id="P1", leg_id="1", day=date(2025, 1, 5), transport="foot", batch=1, **more):
    fixes = np.asarray(fixes, float)
    return {"patrol_id": patrol_id, "leg_id": leg_id, "day": day, "transport": transport, "km": 1.0,
            "start_time": fixes[0, 2],
            "content_key": key, "batch_id": batch, "geometry": fixes, **more}


def find(key="o1", place=(160_000, 1_560_000), batch=1, **more):
    return {"category": "humanactivity.timber.stump.", "is_threat": True, "content_key": key, "batch_id": batch,
            "geometry": None if place is None else shapely.Point(*place), **more}


def filled(store):
    """Write one patrol with two tracks and two finds."""
    with store.transaction() as writer:
        batch = writer.batch(source="a.gpx", kind="patrols", read=5, stored=5)
        writer.insert("patrols", [patrol(batch=batch)])
        writer.insert("tracks", [
            track([[150_500, 1_560_000, 1736035200], [150_500, 1_563_000, 1736038800]], batch=batch),
            track([[152_000, 1_570_000, 1738800000], [156_000, 1_573_000, 1738803600], [156_000, 1_574_000, np.nan]],
                  key="t2", day=date(2025, 2, 6), transport="boat", batch=batch),
        ])
        writer.insert("observations", [find(batch=batch), find("o2", None, batch=batch)])
