"""Names of months, weekdays and the small words of dates, in the languages of the region and its partners."""

from __future__ import annotations

import re
import unicodedata

_THAI = (
    ("มกราคม", "ม.ค."), ("กุมภาพันธ์", "ก.พ."), ("มีนาคม", "มี.ค."), ("เมษายน", "เม.ย."), ("พฤษภาคม", "พ.ค."),
    ("มิถุนายน", "มิ.ย."), ("กรกฎาคม", "ก.ค."), ("สิงหาคม", "ส.ค."), ("กันยายน", "ก.ย."), ("ตุลาคม", "ต.ค."),
    ("พฤศจิกายน", "พ.ย."), ("ธันวาคม", "ธ.ค."),
)
_SPOKEN = {"มกรา": 1, "กุมภา": 2, "มีนา": 3, "เมษา": 4, "พฤษภา": 5, "มิถุนา": 6, "กรกฎา": 7, "สิงหา": 8, "กันยา": 9,
           "ตุลา": 10, "พฤศจิกา": 11, "ธันวา": 12}
# One line per month: English, Spanish, Indonesian, Malay, French, Portuguese, German; then Khmer, Lao, Burmese.
_MONTHS = (
    "jan january ene enero januari janv janvier janeiro januar មករា ມັງກອນ ဇန်နဝါရီ",
    "feb february febrero februari fev fevr fevrier fevereiro februar កុម្ភៈ កុម្ភះ ກຸມພາ ဖေဖော်ဝါရီ",
    "mar march marzo maret mac mars marco marz មីនា ມີນາ မတ်",
    "apr april abr abril avr avril មេសា ເມສາ ဧပြီ",
    "may mayo mei mai maio ឧសភា ພຶດສະພາ မေ",
    "jun june junio juni juin junho មិថុនា ມິຖຸນາ ဇွန်",
    "jul july julio juli julai juil juillet julho កក្កដា ກໍລະກົດ ဇူလိုင်",
    "aug august ago agosto agu agt ags agustus ogos aout សីហា ສິງຫາ ဩဂုတ်",
    "sep sept september septiembre setiembre set setembro septembre កញ្ញា ກັນຍາ စက်တင်ဘာ",
    "oct october octubre okt oktober octobre out outubro តុលា ຕຸລາ အောက်တိုဘာ",
    "nov november noviembre novembre novembro nopember វិច្ឆិកា ພະຈິກ နိုဝင်ဘာ",
    "dec december dic diciembre des desember dis disember decembre dez dezembro dezember ធ្នូ ທັນວາ ဒီဇင်ဘာ",
)
_WEEKDAYS = (
    "mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday "
    "lun mie jue vie sab dom lunes martes miercoles jueves viernes sabado domingo "
    "senin selasa rabu kamis jumat sabtu minggu isnin khamis ahad "
    "lundi mardi mercredi jeudi vendredi samedi dimanche segunda terca quarta quinta sexta feira "
    "จ อ พ พฤ ศ ส อา จันทร์ อังคาร พุธ พฤหัส พฤหัสบดี ศุกร์ เสาร์ อาทิตย์ "
    "วันจันทร์ วันอังคาร วันพุธ วันพฤหัส วันพฤหัสบดี วันศุกร์ วันเสาร์ วันอาทิตย์ "
    "วันจันทร์ที่ วันอังคารที่ วันพุธที่ วันพฤหัสที่ วันพฤหัสบดีที่ วันศุกร์ที่ วันเสาร์ที่ วันอาทิตย์ที่"
)
_SMALL = "de del of the st nd rd th er le el at on วันที่ ที่ เดือน ปี เวลา ថ្ងៃទី ខែ ឆ្នាំ ວັນທີ ເດືອນ ປີ"
_ERA = re.compile(
    r"พ\s*\.?\s*ศ\s*\.?|ค\s*\.?\s*ศ\s*\.?|พุทธศักราช|คริสต์ศักราช"
    r"|\b(?:b\.?\s?e\.?|c\.?e\.|a\.?d\.?)(?=[\s\d]|$)")


def folded(text: str) -> str:
    """Return the text without case and without the accents of Latin letters; signs of Asian scripts stay."""
    plain = unicodedata.normalize("NFD", text.casefold())
    return unicodedata.normalize("NFC", re.sub("[\u0300-\u036f]", "", plain))


MONTH_NUMBERS = {
    folded(name): number for number, names in enumerate(_MONTHS, start=1) for name in names.split()
}
WEEKDAYS = frozenset(folded(name) for name in _WEEKDAYS.split())
SMALL_WORDS = frozenset(folded(name) for name in _SMALL.split())

_THAI_NUMBERS = {name.replace(".", ""): number for number, names in enumerate(_THAI, start=1) for name in names}
_THAI_NUMBERS.update(_SPOKEN)
_THAI_PATTERN = re.compile("|".join(
    r"\.?\s*".join(map(re.escape, name.replace(".", ""))) + r"\.?" if "." in name else re.escape(name)
    for name in sorted((*(name for names in _THAI for name in names), *_SPOKEN), key=len, reverse=True)
))


def without_thai_month(text: str) -> tuple[str, int]:
    """Return the text with ``@`` in place of its Thai month, and the month's number; 0 when there is none."""
    found = _THAI_PATTERN.search(text)
    if not found:
        return text, 0
    number = _THAI_NUMBERS[re.sub(r"[.\s]", "", found.group())]
    return f"{text[:found.start()]} @ {text[found.end():]}", number


def without_era(text: str) -> str:
    """Return the text without the words for an era (พ.ศ., B.E. …); the year itself tells which it is."""
    return _ERA.sub(" ", text)
