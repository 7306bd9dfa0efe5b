from __future__ import annotations

import struct

import pytest
import shapely

from pawc_planner.site.store import SiteInfo, SiteStore

# A square of 40 km around 102.2° E 14.2° N, in UTM 48N.
BOX = shapely.box(175_000, 1_550_000, 215_000, 1_590_000)


@pytest.fixture
def site(tmp_path):
    with SiteStore.create(tmp_path / "site.gpkg", SiteInfo("Site", "EPSG:32648", 1000, "Asia/Bangkok"), BOX) as store:
        yield store


def ewkb(lon, lat, wall_ms):
    """A one-part MultiLineString Z as SMART writes it."""
    head = struct.pack(">BII", 0, 0x80000005, 1) + struct.pack(">BII", 0, 0x80000002, len(lon))
    return (head + b"".join(struct.pack(">ddd", *fix) for fix in zip(lon, lat, wall_ms))).hex()


def patrol_xml(days: str, *, patrol_id="P1", version="1.3", prefix="ns2:", extra="") -> bytes:
    """A patrol with one leg; ``days`` holds the days as XML without prefix."""
    space = f"http://www.smartconservationsoftware.org/xml/{version}/patrol"
    mark = f":{prefix[:-1]}" if prefix else ""
    body = (
        f'<patrol xmlns{mark}="{space}" patrolType="GROUND" startDate="2025-01-31" endDate="2025-02-01" isArmed="true" '
        f'id="{patrol_id}"><team languageCode="en" value="Team 1"/><station languageCode="en" value="North"/>'
        f'<legs startDate="2025-01-31" endDate="2025-02-01" id="1">'
        f'<transportType languageCode="en" value="Foot"/><members givenName="A" familyName="B" employeeId="1"/>'
        f'{days}<mandate languageCode="en" value="Anti-poaching"/></legs>{extra}</patrol>'
    )
    if prefix:
        body = body.replace("<", f"<{prefix}").replace(f"<{prefix}/", f"</{prefix}")
    return ('<?xml version="1.0" encoding="UTF-8"?>' + body).encode()
