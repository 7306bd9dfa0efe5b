"""Encodings told from evidence, and text that was read in the wrong one."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pawc_planner.importers.errors import UnreadableFileError
from pawc_planner.importers.values.mojibake import mended
from pawc_planner.importers.values.text_encoding import guess_cells_encoding, guess_encoding, sniff

THAI = "รหัสตอ,ชนิดไม้,วันที่พบ\nST1,พะยูง,31/01/2568\n"
SPANISH = "código,árbol,año,niño\n1,«caoba»,2024,señal\n"


def told(data: bytes, said: str = "") -> str:
    return sniff(lambda: BytesIO(data), "table.csv", said)


@pytest.mark.parametrize(("text", "encoding", "found"), [
    (THAI, "utf-8", "utf-8"), (THAI, "utf-8-sig", "utf-8-sig"), (THAI, "utf-16", "utf-16"),
    (THAI, "utf-16-le", "utf-16-le"), (THAI, "utf-16-be", "utf-16-be"), (THAI, "cp874", "cp874"),
    (THAI, "tis-620", "cp874"), (SPANISH, "cp1252", "cp1252"), (SPANISH, "latin-1", "cp1252"),
    (SPANISH, "utf-8", "utf-8"), (SPANISH, "utf-16-le", "utf-16-le"), ("id,lat\n1,14.2\n", "ascii", "utf-8"),
    (THAI, "utf-32", "utf-32"), ("รหัสตอชนิดไม้วันที่พบ\n", "utf-16-le", "utf-16-le"),
    ("id,ชนิด\n1,ไม้ “พะยูง”\n", "cp874", "cp874")])
def test_encodings(text, encoding, found):
    data = text.encode(encoding)
    assert told(data) == found and data.decode(told(data)).lstrip("\ufeff") == text


@pytest.mark.parametrize("before", [5_500_000, (1 << 20) - 1, (1 << 20) - 2, 1 << 20])
def test_a_thai_letter_far_into_a_file_or_across_two_blocks(before):
    assert told(b"a" * before + THAI.encode()) == "utf-8"
    assert told(b"a" * before + THAI.encode("cp874")) == "cp874"


def test_a_few_damaged_letters_do_not_make_utf8_another_encoding():
    data = bytearray(THAI.encode() * 50)
    data[300] = data[900] = 0xFF
    assert told(bytes(data)) == "utf-8"
    assert told(THAI.encode()[:-3] + "ไม้".encode()[:-1]) == "utf-8"  # cut off within a letter


@pytest.mark.parametrize("data", [
    bytes(range(256)) * 4, b"PK\x03\x04" + bytes(range(1, 64)) * 9, b"\x89PNG\r\n\x1a\n\x00\x00", b"a,\x00\n" * 99])
def test_what_is_no_text_is_refused(data):
    with pytest.raises(UnreadableFileError, match="table.csv.*not a text file"):
        told(data)


@pytest.mark.parametrize(("said", "data", "words"), [
    ("nonsense", b"a", "no encoding"), ("hex", b"61", "no encoding"), ("utf-8", b"abc\xff", "not utf-8 .byte 4"),
    ("undefined", b"a", "no encoding"), ("utf-8", b"a\x00", "not a text file"), ("ascii", "é".encode(), "byte 1")])
def test_what_the_user_says_is_checked(said, data, words):
    with pytest.raises(UnreadableFileError, match=words):
        told(data, said)


@pytest.mark.parametrize(("said", "python"), [("Windows-874", "cp874"), ("TIS-620", "TIS-620"), ("latin1", "latin1")])
def test_names_of_encodings(said, python):
    assert told(THAI.encode("cp874"), said) == python


def test_cells_of_a_fixed_width():
    names = ["หน่วยพิทักษ์อุทยานแห่งชาติ", "ทับลาน", "a"]
    cut = [name.encode()[:10].ljust(10) for name in names]
    assert guess_cells_encoding(cut) == "utf-8"
    thai = [name.encode("cp874")[:10].ljust(10) for name in names]
    assert guess_cells_encoding(thai) == "cp874"
    assert guess_cells_encoding(["Peñón".encode("cp1252")]) == "cp1252"
    assert guess_cells_encoding([]) == "utf-8"


words = st.lists(st.sampled_from(["พะยูง", "ตอไม้", "ทับลาน", "หน่วยพิทักษ์", "ไม้"]), min_size=2, max_size=30)
latin = st.lists(st.sampled_from(["año", "señal", "niño", "código", "árbol", "river"]), min_size=2, max_size=30)


@settings(max_examples=40, deadline=None)
@given(words, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp874"]))
def test_thai_reads_back(found, encoding):
    text = "id,name\n" + "\n".join(f"{number},{word}" for number, word in enumerate(found))
    data = text.encode(encoding)
    assert data.decode(told(data)).lstrip("\ufeff") == text


@settings(max_examples=40, deadline=None)
@given(latin, st.sampled_from(["utf-8", "cp1252", "latin-1", "utf-16-le"]))
def test_spanish_reads_back(found, encoding):
    data = ("id,name\n" + "\n".join(found)).encode(encoding)
    assert data.decode(told(data)) == "id,name\n" + "\n".join(found)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_told_or_refused(data):
    with suppress(UnreadableFileError):
        data.decode(told(data), "replace")
    guess_encoding(data)


def misread(text: str, encoding: str) -> str:
    """What a program shows that reads UTF-8 in an old encoding and passes on what that does not have."""
    shown = []
    for byte in text.encode():
        try:
            shown.append(bytes([byte]).decode(encoding))
        except UnicodeDecodeError:
            shown.append(chr(byte))
    return "".join(shown)


@pytest.mark.parametrize("encoding", ["cp1252", "cp874", "latin-1"])
@pytest.mark.parametrize("text", ["ตอ", "ไม้พะยูง 3 ต้น", "กล้อง C1", "ហ្វូង", "ຫຼວງ"])
def test_text_read_in_the_wrong_encoding_is_read_again(text, encoding):
    assert mended(misread(text, encoding)) == text


def test_an_accented_letter_read_wrongly():
    assert mended("seÃ±al") == "señal" and mended(misread("código árbol", "cp1252")) == "código árbol"


@pytest.mark.parametrize("text", [
    "ตอไม้พะยูง", "เธอเห็นตอ", "เนินเขา", "เนย", "acajou à grandes feuilles", "señal", "à", "Ãrea", "São João", "São",
    "plain", "ធ្នូ", "ທັນວາ", "", "à¸•à¸­ และ ตอ", "แม่น้ำ", "รถ", "มก", "มกราคม"])
def test_healthy_text_is_left_alone(text):
    assert mended(text) == ""


thai_text = st.text(st.characters(min_codepoint=0x0E01, max_codepoint=0x0E3A), max_size=12)


@settings(max_examples=300, deadline=None)
@given(thai_text)
def test_thai_text_is_hardly_ever_taken_for_misread(text):
    meant = mended(text)
    assert not meant or misread(meant, "cp874") == text
