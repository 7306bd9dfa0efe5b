"""XML from outside: any usual encoding, read as a stream, bounded in every direction, faults with their line."""

from __future__ import annotations

import tracemalloc
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pawc_planner.base.errors import Cancelled
from pawc_planner.importers.errors import BrokenXmlError, HostileXmlError, ImportFault
from pawc_planner.importers.untrusted.safe_xml import elements, parse, root_name

THAI = "ตอไม้ที่ป่าดงพญาเย็น"


def document(declared, codec, text=THAI, version="1.0", before=""):
    head = f'<?xml version="{version}" encoding="{declared}"?>' if declared else ""
    start = '<ns2:patrol xmlns:ns2="urn:x" ns2:kind="prefixed" kind="plain">'
    return f"{before}{head}\n{start}\n<a>{text}</a></ns2:patrol>".encode(codec)


class Slow(BytesIO):
    """A stream that gives a few bytes at a time, as a socket or a packed file may."""

    def read(self, size=-1):
        return super().read(min(size, 7) if size and size > 0 else 7)


@pytest.mark.parametrize(("declared", "codec"), [
    ("UTF-8", "utf-8"), ("", "utf-8"), ("UTF-8", "utf-8-sig"), ("UTF-16", "utf-16"), ("utf-16", "utf-16-le"),
    ("UTF-16", "utf-16-be"), ("windows-874", "cp874"), ("Windows-874", "cp874"), ("TIS-620", "tis-620"),
    ("x-windows-874", "cp874"), ("MS874", "cp874"), ("ISO-8859-11", "iso8859-11"), ("UTF-32", "utf-32"),
])
def test_the_text_is_read_in_the_encoding_it_is_written_in(declared, codec):
    data = document(declared, codec)
    root = parse(data, "patrol.xml")
    assert (root.name, root.first("a").text, root.get("kind")) == ("patrol", THAI, "plain")
    assert root_name(data) == "patrol"
    assert [element.text for element in elements(Slow(data), "patrol.xml", frozenset(("a",)))] == [THAI]


def test_a_head_that_says_utf_16_in_single_bytes_is_not_believed():
    assert parse(document("utf-16", "utf-8"), "f").first("a").text == THAI


@pytest.mark.parametrize("declared", ["gb2312", "big5", "shift_jis", "euc-kr"])
def test_encodings_that_expat_does_not_know(declared):
    assert parse(document(declared, declared, "山川"), "f").first("a").text == "山川"


def test_blank_lines_before_the_head_and_xml_1_1_are_read_and_lines_still_count():
    root = parse(document("UTF-8", "utf-8", version="1.1", before="\n \r\n\t"), "f")
    assert (root.name, root.line, root.first("a").line) == ("patrol", 4, 5)
    assert parse(document("UTF-8", "utf-8-sig", before="\n"), "f").line == 3


@pytest.mark.parametrize(("data", "line", "reason"), [
    (b"", 1, "no element"),
    (b"\n\n", 3, "no element"),
    (b"<a>\n<b>", 2, "no element"),
    (b"<a>\n</b>", 2, "mismatched"),
    (b"\n\n<a>\n<b></c></a>", 4, "mismatched"),
    (b'<?xml version="1.0" encoding="klingon"?><a/>', 1, "klingon"),
    (b'<?xml version="1.0" encoding="zlib"?><a/>', 1, "zlib"),
    (b"<a>\xe0\xb8</a>", 1, "not utf-8"),
    (b"<a>\0</a>", 1, ""),
    (b'<a b="&unknown;"/>', 1, "entity"),
])
def test_a_damaged_document_names_its_line(data, line, reason):
    with pytest.raises(BrokenXmlError) as fault:
        parse(data, "patrol.xml")
    assert fault.value.facts["line"] == line and reason in str(fault.value.facts["reason"])
    assert "patrol.xml" in str(fault.value)


@pytest.mark.parametrize(("data", "reason"), [
    (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "document type"),
    (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "document type"),
    (b"<a>" * 80, "64 deep"),
    (b"<a " + b" ".join(b'a%d="1"' % number for number in range(300)) + b"/>", "256 attributes"),
    (b"<a>" + b"<b/>" * 500_000, "400,000"),
])
def test_a_hostile_document_is_refused(data, reason):
    with pytest.raises(HostileXmlError, match=reason):
        parse(data, "f.xml")


@pytest.mark.parametrize("data", [
    b'<a b="' + b"x" * 60_000_000, b"<a><!--" + b"x" * 60_000_000, b"<" + b"x" * 60_000_000,
    b"<a>" + b"x" * 60_000_000, b"<a><![CDATA[" + b"x" * 60_000_000, b"<a>" + b"x " * 30_000_000 + b"</a>",
    b"<?p " + b"x" * 60_000_000,
], ids=["attribute", "comment", "name", "text", "cdata", "words", "instruction"])
@pytest.mark.usefixtures("no_hang")
def test_a_giant_token_is_refused_soon(data):
    with pytest.raises(HostileXmlError, match="48 m|48 M"):
        parse(data, "f.xml")


def test_a_million_blank_lines_are_no_document():
    with pytest.raises(BrokenXmlError):
        parse(b"\n" * 5_000_000, "f.xml")


def test_elements_are_handed_on_when_complete_with_what_they_lie_in():
    data = b'<r v="1"><x n="1"><p>t</p><y n="2"/><q/></x><y n="3"/></r>'
    seen = [
        (element.name, element.get("n"), element.parent.get("n"), [child.name for child in element.children])
        for element in elements(BytesIO(data), "f", frozenset("xy"))
    ]
    assert seen == [("y", "2", "1", []), ("x", "1", "", ["p", "q"]), ("y", "3", "", [])]
    first = next(elements(BytesIO(data), "f", frozenset("y")))
    assert first.above("r").get("v") == "1" and first.above("nowhere") is None


def test_a_long_stream_needs_little_memory():
    fix = b'<trkpt lat="14.1" lon="102.1">\n<time>2025-01-01T00:00:00Z</time></trkpt>\n'
    data = b"<gpx>" + fix * 60_000 + b"</gpx>"
    tracemalloc.start()
    count = sum(1 for _ in elements(BytesIO(data), "f", frozenset(("trkpt",))))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 60_000 and peak < 6_000_000  # 60,000 elements at once would take over 40 MB


def test_what_was_read_before_a_fault_is_yielded_and_then_the_fault():
    seen = []
    with pytest.raises(BrokenXmlError):
        for element in elements(BytesIO(b"<r>" + b"<a/>" * 100_000 + b"<b></r>"), "f", frozenset("a")):
            seen.append(element)
    assert 1 <= len(seen) <= 100_000


def test_reading_can_be_cancelled():
    class Stop:
        def report(self, fraction, text=""):
            assert 0 <= fraction <= 1

        def cancelled(self):
            return True

    with pytest.raises(Cancelled):
        list(elements(BytesIO(b"<r><a/></r>"), "f", frozenset("a"), Stop(), 11))


@pytest.mark.parametrize(("data", "name"), [
    (b"<patrol", ""), (b'<ns:patrol id="', "patrol"), (b"<!DOCTYPE html><html><body>", "html"),
    (b'<!DOCTYPE p [<!ENTITY a "<b>">]><gpx/>', "gpx"), (b"a,b\n<patrol >,2", ""), (b"", ""), (b"\xff\xfe", ""),
    (b'<?xml version="1.0" encoding="klingon"?><kml/>', "kml"), (b"<a>\xff", "a"),
])
def test_the_root_is_seen_in_any_beginning(data, name):
    assert root_name(data) == name


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([b"", b"<a>", b'<?xml version="1.0" encoding="', b"\xff\xfe<\0"]))
def test_any_bytes_give_a_tree_or_a_fault(data, start):
    root_name(start + data)
    with suppress(ImportFault):
        parse(start + data, "f")
