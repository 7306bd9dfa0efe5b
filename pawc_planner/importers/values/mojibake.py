"""Text that was once read in the wrong encoding: ``à¸•à¸­`` or ``เธ•เธญ`` for ตอ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ..personal import PersonalPolicy
from ..reasons import repair
from ..records import Repair

# How the first bytes of Thai, Lao, Burmese, Khmer and of accented Latin letters look in Windows-1252 and Windows-874.
_MARKS_1252 = re.compile("à[¸¹º»]|á[\u0080-\u009fž€Ÿ]|Ã[\u0080-\u00bfƒ€-™]")
_MARKS_874 = re.compile("[เแ][\u0080-\u009fก-ฟ“”‘’•–—…€]")
_ASIAN = ((0x0E01, 0x0E5B), (0x0E81, 0x0EDF), (0x1000, 0x109F), (0x1780, 0x17F9))
_LATIN = (0x00C0, 0x00FF)


@lru_cache(maxsize=65_536)
def mended(text: str) -> str:
    """Return the text as it was meant, "" when nothing shows that it was read wrongly.

    Only a text all of which decodes back into letters of one script (and plain ASCII) was read wrongly: at least two
    letters of Thai, Lao, Burmese or Khmer, or one accented Latin letter.
    """
    if text.isascii() or len(text) > 100_000:
        return ""
    for marks, encoding in ((_MARKS_1252, "cp1252"), (_MARKS_874, "cp874")):
        if marks.search(text):
            meant = _decoded_back(text, encoding)
            if meant and _is_one_script(meant, encoding):
                return meant
    return ""


def with_mended_cells(
    rows: Sequence[list[str]], headers: Sequence[str], names: Sequence[str], personal: PersonalPolicy
) -> tuple[list[list[str]], dict[int, tuple[Repair, ...]]]:
    """Return the rows with such cells as they were meant, and what was mended by index; nothing personal is told.

    ``names`` are those of the columns in the site, by which a repair can be taken back.
    """
    found: dict[int, tuple[Repair, ...]] = {}
    whole = list(rows)
    for index, row in enumerate(rows):
        if "".join(row).isascii():
            continue
        meant = {at: right for at, cell in enumerate(row) if not cell.isascii() and (right := mended(cell))}
        if meant:
            whole[index] = [meant.get(at, cell) for at, cell in enumerate(row)]
            found[index] = tuple(
                repair(names[at], personal.text(row[at])[0], personal.text(right)[0], "mojibake")
                for at, right in meant.items() if not personal.drops(headers[at]))
    return whole, found


def _decoded_back(text: str, encoding: str) -> str:
    """Undo a decoding; signs that the encoding does not have were passed through as their own number."""
    data = bytearray()
    for sign in text:
        try:
            data += sign.encode(encoding)
        except UnicodeEncodeError:
            if ord(sign) > 0xFF or (encoding == "cp874" and ord(sign) > 0xA0):
                return ""
            data.append(ord(sign))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return ""


def _is_one_script(text: str, encoding: str) -> bool:
    letters = [ord(sign) for sign in text if not sign.isascii() and sign not in "\u00a0\u200b–—‘’“”…"]
    if encoding == "cp1252" and letters and all(_LATIN[0] <= letter <= _LATIN[1] for letter in letters):
        return True
    return len(letters) >= 2 and any(all(low <= letter <= high for letter in letters) for low, high in _ASIAN)
