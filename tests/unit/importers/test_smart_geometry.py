"""Lines of SMART tracks, read beside GEOS, which reads all but lines with M."""

from __future__ import annotations

import base64
import struct

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from pawc_planner.importers.smart.geometry import decode_line

from .conftest import ewkb

FIXES = [(102.25, 14.25, 1738310400000.0), (102.5, 14.5, 1738310700000.0)]


def measured(order, kind, fixes):
    """WKB of a line with the given kind; every fix as it is."""
    flat = [number for fix in fixes for number in fix]
    head = struct.pack(order + "BII", order == "<", kind, len(fixes))
    return (head + struct.pack(f"{order}{len(flat)}d", *flat)).hex()


def test_the_form_of_smart_desktop():
    parts = decode_line(ewkb(*map(list, zip(*FIXES))))
    assert len(parts) == 1 and parts[0].tolist() == [list(fix) for fix in FIXES]


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize(("kind", "numbers", "third"), [
    (2, 2, None), (0x80000002, 3, 2), (1002, 3, 2), (0x40000002, 3, 2), (2002, 3, 2), (0xC0000002, 4, 2), (3002, 4, 2),
])
def test_z_comes_third_and_m_where_there_is_no_z(order, kind, numbers, third):
    fixes = [(102.25, 14.25, 7.0, 9.0)[:numbers], (102.5, 14.5, 8.0, 10.0)[:numbers]]
    (part,) = decode_line(measured(order, kind, fixes))
    assert part[:, :2].tolist() == [[102.25, 14.25], [102.5, 14.5]]
    assert part[:, 2].tolist() == [7.0, 8.0] if third else np.isnan(part[:, 2]).all()


def test_base64_wkt_blanks_and_the_srid_of_postgis_are_understood():
    line = shapely.LineString(FIXES)
    texts = [
        base64.b64encode(line.wkb).decode(), line.wkb_hex.lower(), " " + line.wkb_hex[:10] + "\n" + line.wkb_hex[10:],
        shapely.to_wkb(shapely.set_srid(line, 4326), hex=True, include_srid=True),
        "LINESTRING Z (102.25 14.25 1738310400000, 102.5 14.5 1738310700000)",
        "SRID=4326;MULTILINESTRING Z ((102.25 14.25 1738310400000, 102.5 14.5 1738310700000))",
    ]
    for text in texts:
        assert [part.tolist() for part in decode_line(text)] == [[list(fix) for fix in FIXES]]


def test_the_parts_of_a_line_stay_apart():
    lines = shapely.MultiLineString([[(1, 2), (3, 4)], [(5, 6), (7, 8), (9, 10)]])
    assert [len(part) for part in decode_line(lines.wkb_hex)] == [2, 3]
    assert [len(part) for part in decode_line(lines.wkt)] == [2, 3]
    assert decode_line(shapely.Point(1, 2).wkb_hex)[0][:, :2].tolist() == [[1, 2]]
    assert decode_line(shapely.LineString().wkb_hex) == []


@pytest.mark.parametrize("text", [
    "00ff01", "0", "xyz!", "01", "0102000000ffffffff", "01020000000200000000000000",
    "0107000000" + "ffffffff", shapely.box(0, 0, 1, 1).wkb_hex, shapely.LineString(FIXES).wkb_hex[:-16],
    shapely.LineString(FIXES).wkb_hex + "00", "LINESTRING (1 2, 3", "LINESTRING (1)", "LINESTRING (a b)",
    "01" + "07000000" + "01000000" + ("01" + "07000000" + "01000000") * 20,
])
def test_what_is_no_line_or_is_cut_short_is_told(text):
    with pytest.raises(ValueError):
        decode_line(text)


fix = st.tuples(st.floats(-180, 180), st.floats(-90, 90), st.floats(0, 2e12))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(fix, min_size=2, max_size=6), min_size=1, max_size=4), st.sampled_from([0, 1]))
def test_every_line_is_read_as_geos_reads_it(lines, order):
    shape = shapely.MultiLineString([shapely.LineString(line) for line in lines])
    parts = decode_line(shapely.to_wkb(shape, hex=True, output_dimension=3, byte_order=order))
    assert np.array_equal(np.concatenate(parts), shapely.get_coordinates(shape, include_z=True))


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=120))
def test_any_bytes_are_a_line_or_a_value_error(data):
    try:
        assert all(part.shape[1] == 3 for part in decode_line(data.hex()))
    except ValueError as fault:
        assert str(fault)
