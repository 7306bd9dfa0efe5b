"""Words in cells of tables, in the languages of the field, and what each stands for."""

from __future__ import annotations

EVENT_CLASSES = {
    "person": (
        "person", "people", "human", "humans", "poacher", "poachers", "suspect", "suspects", "intruder",
        "intruders", "man", "men", "homo sapiens", "villager", "logger", "คน", "บุคคล", "ผู้ต้องสงสัย",
        "ผู้บุกรุก", "คนเดินเท้า", "ชาวบ้าน", "พราน", "persona", "personas", "gente", "orang", "manusia",
        "personne", "pessoa", "người", "พบคน", "กลุ่มคน", "คนแปลกหน้า", "ผู้ลักลอบ", "ผู้ลักลอบตัดไม้",
    ),
    "ranger": (
        "ranger", "rangers", "staff", "patrol", "team", "setup", "setup_pickup", "เจ้าหน้าที่", "ชุดลาดตระเวน",
        "guardaparque", "guardaparques", "petugas", "polisi hutan", "kiểm lâm", "renjer",
    ),
    "vehicle": (
        "vehicle", "car", "truck", "motorbike", "motorcycle", "bike", "boat", "รถ", "ยานพาหนะ", "รถยนต์",
        "รถจักรยานยนต์", "มอเตอร์ไซค์", "รถกระบะ", "vehiculo", "vehículo", "kendaraan", "véhicule", "veículo",
        "xe", "jeep", "pickup truck", "pick up", "lorry", "van", "motor bike", "scooter", "มอไซค์", "รถมอเตอร์ไซค์",
    ),
    "animal": (
        "animal", "animals", "wildlife", "elephant", "สัตว์", "สัตว์ป่า", "ช้าง", "ช้างป่า", "satwa", "hewan",
        "fauna", "động vật",
    ),
    "blank": (
        "blank", "empty", "false", "nothing", "none", "false trigger", "no detection", "ว่าง", "ว่างเปล่า",
        "ไม่มีภาพ", "ไม่พบ", "ภาพเปล่า", "vacio", "vacío", "kosong", "vide", "vazio", "trống",
        "nil", "ภาพว่าง", "ไม่มี", "ไม่มีสิ่งใด",
    ),
    "unknown": (
        "unknown", "unclassified", "", "ไม่ทราบ", "ไม่ชัดเจน", "desconocido", "tidak diketahui", "inconnu",
    ),
}
STATUSES = {
    "active": (
        "active", "ok", "working", "on", "online", "deployed", "ใช้งาน", "ปกติ", "ทำงาน", "ใช้งานได้",
        "ใช้งานปกติ", "activo", "aktif",
    ),
    "lost": ("lost", "stolen", "missing", "หาย", "สูญหาย", "ถูกขโมย", "perdida", "robada", "hilang"),
    "broken": (
        "broken", "damaged", "faulty", "not working", "เสีย", "ชำรุด", "ใช้งานไม่ได้", "dañada", "rusak",
    ),
    "removed": (
        "removed", "moved", "retired", "off", "retrieved", "ถอน", "เก็บแล้ว", "ย้าย", "ถอนแล้ว", "retirada",
        "diambil",
    ),
}
SOURCE_TYPES = {
    "hotline": ("hotline", "phone", "phone call", "call", "telephone", "สายด่วน", "โทรศัพท์", "línea directa"),
    "informant": ("informant", "informer", "source", "สายข่าว", "แหล่งข่าว", "informante", "informan"),
    "community": (
        "community", "villager", "village", "ชุมชน", "ชาวบ้าน", "ผู้ใหญ่บ้าน", "comunidad", "masyarakat",
    ),
    "patrol": (
        "patrol", "ranger", "rangers", "ลาดตระเวน", "เจ้าหน้าที่", "ชุดลาดตระเวน", "patrulla", "patroli",
    ),
}
TRUE = frozenset(("true", "yes", "y", "1", "ใช่", "มี", "sí", "si", "ya", "oui", "sim", "có"))
FALSE = frozenset(("false", "no", "n", "0", "ไม่", "ไม่ใช่", "ไม่มี", "tidak", "non", "não", "không"))
NOTHING = frozenset((
    "-", "--", "–", "—", "?", ".", "na", "n/a", "n.a.", "#n/a", "nan", "nat", "null", "none", "nil", "empty", "blank",
    "unknown", "not known", "not yet", "ไม่มี", "ไม่ทราบ", "ไม่ระบุ", "ไม่มีข้อมูล", "ยังไม่ถอน",
    "tidak ada", "sin datos", "s/d", "n/d",
))


def says_nothing(text: str) -> bool:
    """Return True for what programs and people write into a cell of a number or day that they leave open."""
    return text.strip().casefold() in NOTHING
