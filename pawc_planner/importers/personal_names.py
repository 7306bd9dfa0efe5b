"""Names of columns and attributes that tell who somebody is, in the languages of the region.

Three ways to be known: the whole name (SMART and EarthRanger keys among them); a word that never names anything else
(telephone, passport); and words for a person beside words for what identifies one (name of the suspect). Names of
species, places and things are none, nor are counts and kinds of people.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from .headers import bare, normalised
from .smart.words import FIXED, PEOPLE

_WHOLE = frozenset(map(normalised, (
    # SMART, EarthRanger, Camtrap DP
    "nameornames", "nationalidnumber", "phonenumber", "personage", "placeoforigin", "employeeid", "givenname",
    "familyname", "setupby", "classifiedby", "reported_by", "reportedby", "created_by", "created_by_user", "updated_by",
    "related_subjects", "patrol_subject", "updates",  # EarthRanger's revisions name who made them
    "observer", "observers", "leader", "leaders", "pilot", "pilots", "member", "members", "membernames", "ranger",
    "rangers", "reporter", "reporters", "informant", "informants", "informer", "informers", "witness", "witnesses",
    "recorder", "recorded by", "recordedby", "observed by", "collected by", "entered by", "submitted by", "modified by",
    "approved by", "verified by", "identified by", "checked by", "interviewed by", "interviewee", "respondent",
    "complainant", "owner", "owners", "contact", "contacts", "contact person", "photographer", "surveyor", "surveyors",
    "username", "user name", "user", "login", "names", "name or names", "full name", "staff names", "patrollers",
    "team leader", "patrol leader", "team members", "patrol members", "team member",
    "patrol member", "name of leader", "tel", "mobile", "hp",
    "line id", "house no", "house number", "source name", "name of source", "source identity", "annotator", "tagger",
    "uploader", "analyst", "interviewer", "caller", "arrested person", "arrested persons", "nik", "ktp", "nrc", "dni",
    "cpf", "cmnd", "cccd", "dob", "ic number", "ic no",
    # Spanish, Portuguese, French
    "observador", "observadores", "observadora", "lider", "piloto", "informante", "informantes", "miembro", "miembros",
    "guardaparque", "guardaparques", "reportado por", "registrado por", "observado por", "testigo", "testigos",
    "denunciante", "observateur", "observateurs", "chef de patrouille", "jefe de patrulla", "lider de patrulla",
    # Indonesian, Malay, Vietnamese
    "pengamat", "pelapor", "informan", "anggota", "petugas", "ketua", "ketua tim", "ketua regu", "saksi", "pemerhati",
    "pemberi maklumat", "ahli", "ketua pasukan", "nguoi bao", "ten nguoi bao", "nguoi bao cao", "ho ten", "ho va ten",
    # Thai
    "ผู้นำ", "ผู้นำชุด", "ผู้นำทีม", "ผู้นำการลาดตระเวน", "ผู้นำลาดตระเวน", "คนขับ", "พลขับ", "นักบิน", "ผู้ควบคุม", "ผู้สังเกตุ",
    "ผู้แจ้ง", "ผู้บันทึก", "ผู้สังเกต", "ผู้สังเกตการณ์", "ผู้รายงาน", "ผู้พบ", "ผู้พบเห็น", "ผู้สำรวจ", "ผู้ให้ข้อมูล", "ผู้ให้ข่าว", "ผู้จับกุม",
    "ผู้ตรวจ", "ผู้เก็บข้อมูล", "ผู้ติดตั้ง", "พยาน", "สมาชิก", "รายชื่อ", "หัวหน้า", "หัวหน้าชุด", "หัวหน้าทีม", "หัวหน้าหน่วย", "ชื่อหัวหน้าชุด",
    "ชื่อสกุล", "ชื่อและสกุล", "ชื่อนามสกุล", "ชื่อและนามสกุล", "เจ้าของ", "สายข่าว", "สายลับ", "ชื่อแหล่งข่าว", "แหล่งข่าวชื่อ", "เจ้าหน้าที่",
    "จนท", "ผู้ต้องหา", "ผู้กระทำผิด", "ผู้กระทำความผิด", "พบโดย", "บันทึกโดย", "รายงานโดย", "สำรวจโดย", "แจ้งโดย", "ติดตั้งโดย",
    "ตรวจสอบโดย", "ถ่ายโดย", "เบอร์", "โทร",
    # Chinese, Khmer, Lao, Burmese
    "姓名", "电话", "手机",
    "អ្នករាយការណ៍", "ឈ្មោះអ្នករាយការណ៍", "អ្នកសង្កេត", "ຜູ້ລາຍງານ", "ຜູ້ສັງເກດ", "ຫົວໜ້າທີມ", "အမည်နှင့်လိပ်စာ",
)))
# Names of columns in SMART queries under which people stand.
_WHOLE |= {normalised(name) for column in PEOPLE for name in FIXED[column]}
# Parts of a name that never stand for anything else, without spaces and accents.
_TELLING = (
    "phonenumber", "telephone", "phoneno", "mobilenumber", "mobileno", "mobilephone", "cellphone",
    "contactnumber", "contactno", "callername", "callerno", "callernumber", "telno", "cellnumber", "cellno",
    "whatsapp", "email", "passport", "nationalid", "citizenid", "idcard", "identitycard",
    "identificationnumber", "surname", "firstname", "lastname", "middlename", "fullname", "nickname",
    "dateofbirth", "birthdate", "birthday", "homeaddress", "licenseplate", "licenceplate", "numberplate",
    "platenumber", "plateno", "vehicleplate", "vehicleregistration", "employeeid", "staffid", "homeprovince",
    "nationalidnumber", "mothersname", "fathersname", "telefono", "telefone", "correoelectronico", "apellido",
    "cedula", "pasaporte", "domicilio", "placadelvehiculo", "courriel", "prenom", "passeport", "telepon",
    "nohp", "nomorhp", "notelp", "telefon", "notel", "surel", "alamat", "paspor", "pasport", "nomorktp",
    "platnomor", "nomorpolisi", "kadpengenalan", "nokp", "dienthoai", "diachi", "chungminhnhandan", "นามสกุล",
    "โทรศัพท์", "เบอร์โทร", "เบอร์ติดต่อ", "เบอร์มือถือ", "อีเมล", "เลขบัตร", "บัตรประชาชน", "ประจำตัวประชาชน",
    "หนังสือเดินทาง", "พาสปอร์ต", "ทะเบียนรถ", "ทะเบียนเรือ", "ป้ายทะเบียน", "ไลน์ไอดี", "ภูมิลำเนา", "วันเกิด",
    "ชื่อผู้", "ชื่อหัวหน้า", "หัวหน้าชุด", "หัวหน้าทีม", "บ้านเลขที่", "ชื่อเจ้าหน้าที่", "ชื่อสมาชิก", "ชื่อพยาน", "ชื่อชุดลาดตระเวนและสมาชิก",
    "รายชื่อ", "ទូរស័ព្ទ", "អាសយដ្ឋាន", "អត្តសញ្ញាណប័ណ្ណ", "លិខិតឆ្លងដែន", "ເບີໂທ", "ໂທລະສັບ", "ນາມສະກຸນ",
    "ບັດປະຈຳຕົວ", "ຊື່ຜູ້", "ဖုန်း", "လိပ်စာ", "မှတ်ပုံတင်",
)
# Thai names that begin so tell of one who did something: who reported, noted, set up, is in charge.
_ONE_WHO = ("ผู้แจ้ง", "ผู้รับแจ้ง", "ผู้บันทึก", "ผู้ติดตั้ง", "ผู้รับผิดชอบ", "ผู้ปฏิบัติงาน")
_PERSON_WORDS = (
    "person persons people suspect suspects offender offenders poacher poachers accused arrested arrestee "
    "detainee culprit violator violators perpetrator informant informer witness observer observers leader pilot "
    "member members ranger rangers reporter officer officers guard guards owner driver captain respondent "
    "interviewee headman caller villager villagers complainant staff employee employees recorder surveyor photographer "
    "patroller scout scouts guide guides user victim father mother husband wife contact interviewer tracker "
    "trackers commander observador lider informante sospechoso detenido infractor persona personas testigo "
    "guardaparque miembro guia pengamat ketua pelapor informan anggota petugas pelaku tersangka saksi orang "
    "pemilik pemerhati suspek pemburu observateur chef temoin informateur personne"
)
_PERSON = frozenset(_PERSON_WORDS.split())
_IDENTITY_WORDS = (
    "name names age ages nationality ethnicity occupation address origin id ids identity religion signature "
    "birthplace nombre nombres edad nacionalidad direccion nama umur usia alamat nom noms nome nomes idade"
)
_IDENTITY = frozenset(_IDENTITY_WORDS.split())
# In front of these words a name says how many or of which sort, not who.
_COUNTS = re.compile(
    r"^(?:number of|no of|num|n of|count|total|amount|jumlah|cantidad|numero de|nombre de (?:personnes|membres)|"
    r"type of|kind of|date|time|day|จำนวน|ประเภท|ชนิด|วันที่|เวลา|ระดับ)(?:\b|(?=[\u0e00-\u0e7f]))"
)
_BY = re.compile(
    r"\b(?:reported|recorded|observed|collected|entered|submitted|created|updated|modified|approved|verified|checked|"
    r"classified|identified|interviewed|set up|found|seen|tagged|annotated|deployed|installed|serviced|retrieved|taken|"
    r"filled in|prepared|uploaded) by\b"
)
_AFTER = frozenset((
    "count", "number", "type", "kind", "effort", "status", "station", "grade", "reliability", "present", "seen",
))
_THINGS = re.compile(
    r"signal|network|coverage|camera|model|battery|ip address|mac address|habitat|ถิ่นที่อยู่|ที่อยู่อาศัย|สัญญาณ|กล้อง|"
    r"tower|mast"
)
_THAI_HOME = "ที่อยู่"
_HOME = frozenset(("address", "adresse", "endereco", "phone", "telp", "alamat"))
_SURE_LETTERS = 7
# The same without signs, as layers of SMART have them.
_SIGNLESS = frozenset(bare(name) for name in _WHOLE if bare(name) != name and len(bare(name)) > 2)
_SIGNLESS_PARTS = tuple(bare(part) for part in _TELLING if bare(part) != part)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@lru_cache(maxsize=16_384)
def is_personal(name: str) -> bool:
    """Return True for a header, an attribute key or a label of what tells who somebody is.

    Of dotted and doubly underscored keys (``details__reported_by_name``) the last part counts too.
    """
    if not name or len(name) > 200:
        return False
    parts = [part for part in re.split(r"__|\.", name) if part]
    return _tells(name) or (len(parts) > 1 and _tells(parts[-1]))


def personal_beginning(cut: str) -> str:
    """Return a name that tells who somebody is and begins with ``cut``, "" when there is none.

    For names of which only the first letters are left, in a shapefile; "name of …" may go on with a person.
    """
    whole = normalised(_plain(cut))
    if len(whole) < _SURE_LETTERS:
        return ""
    if whole.startswith(("nameof", "namaor", "namapel", "namater")):
        return "names"
    known = (name for name in (*sorted(_WHOLE), *_TELLING) if name.startswith(whole))
    return next((name for name in known if name != f"{whole}by"), "")  # "identified" may go on with a species


def _tells(name: str) -> bool:
    spaced = _plain(_CAMEL.sub(" ", name))
    whole = re.sub(r"\d+$", "", normalised(_plain(name)))
    if whole in _WHOLE or normalised(name) in _WHOLE or whole in _SIGNLESS or whole.startswith(_ONE_WHO):
        return True
    if _THINGS.search(spaced) or _THINGS.search(whole):
        return False
    if _BY.search(spaced) or any(part in whole for part in (*_TELLING, *_SIGNLESS_PARTS)):
        return True
    if _COUNTS.match(spaced):
        return False
    words = re.findall(r"[^\W\d_]+", spaced)
    if _THAI_HOME in whole or _HOME.intersection(words):
        return True
    if words and words[-1] in _AFTER:
        return False
    return bool(_PERSON.intersection(words) and _IDENTITY.intersection(words))


def _plain(text: str) -> str:
    """Return the text without case, without accents of Latin letters, and with spaces for other signs."""
    plain = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    plain = unicodedata.normalize("NFC", re.sub("[\u0300-\u036f]", "", plain))
    return re.sub(r"[\s_\-/:()\[\]#.,']+", " ", plain).strip()
