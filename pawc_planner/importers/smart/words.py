"""The names of columns in exports of SMART queries, in the languages that SMART is translated to.

English, Indonesian, Thai, Spanish, French, Portuguese, Malay and Vietnamese are those of SMART's own translations, of
version 8 ("Leg ID", "Transport Mode") and before ("Patrol Leg ID", "Patrol Transport Type"); other wordings are those
that parks use in copies. Lao, Khmer, Burmese, Swahili and Mongolian were not found in genuine exports (not verified).
"""

from __future__ import annotations

from ...base.words import QT_TRANSLATE_NOOP

# The order is that of an observation query, by which columns of a shapefile with cut names are told apart.
FIXED: dict[str, tuple[str, ...]] = {
    "ca_id": (
        "conservation area id", "id area konservasi", "รหัสพื้นที่อนุรักษ์", "id del área de conservación",
        "id de l'aire de conservation", "id da área de conservação", "id kawasan pemuliharaan", "id khu bảo tồn",
    ),
    "ca_name": (
        "conservation area name", "conservation area", "nama area konservasi", "ชื่อพื้นที่อนุรักษ์",
        "nombre del área de conservación", "nom de l'aire de conservation", "nome da área de conservação",
        "nama kawasan pemuliharaan", "tên khu bảo tồn",
    ),
    "patrol_id": (
        "patrol id", "patrol/track id", "patrol serial", "id patroli", "รหัสเส้นลาดตระเวน",
        "รหัสการลาดตระเวน", "รหัสลาดตระเวน", "id de patrullaje", "id del patrullaje", "id patrullaje",
        "id patrulla", "id de patrulla", "id de la patrulla", "id de patrouille", "id de la patrouille",
        "id patrouille", "identifiant de patrouille", "id da patrulha", "id patrulha", "id rondaan", "id tuần tra",
        "mã tuần tra", "ລະຫັດການລາດຕະເວນ", "លេខសម្គាល់ការល្បាត", "ကင်းလှည့်အမှတ်", "kitambulisho cha doria",
        "эргүүлийн дугаар", "эргүүлийн id", "id",
    ),
    "patrol_type": (
        "patrol type", "type", "track type", "tipe", "tipe patroli", "tipe track", "ประเภท", "ประเภทการลาดตระเวน",
        "tipo", "tipo de patrullaje", "tipo de patrulha", "type de patrouille", "type de piste", "jenis",
        "jenis laluan", "loại", "loại tuần tra",
    ),
    "start": (
        "patrol start date", "start date", "tanggal mulai patroli", "tanggal mulai", "วันที่เริ้มต้นลาดตระเวน",
        "วันที่เริ่มต้นลาดตระเวน", "วันที่เริ่มลาดตระเวน", "วันเริ่มลาดตระเวน", "วันที่เริ่มต้น",
        "fecha de inicio del patrullaje", "fecha de inicio de patrullaje", "fecha inicio patrullaje",
        "fecha de inicio", "date de début de patrouille", "date de début de la patrouille", "date de début",
        "data de início da patrulha", "data de início", "tarikh mula", "tarikh mula rondaan", "ngày bắt đầu",
        "ngày bắt đầu tuần tra",
    ),
    "end": (
        "patrol end date", "end date", "tanggal berakhir patroli", "tanggal selesai patroli", "tanggal berakhir",
        "วันที่สิ้นสุดการลาดตระเวน", "วันที่สิ้นสุดลาดตระเวน", "วันสิ้นสุดลาดตระเวน", "วันที่สิ้นสุด",
        "fecha de fin del patrullaje", "fecha final del patrullaje", "fecha de fin de patrullaje",
        "fecha de finalización", "fecha de fin", "fecha final", "date de fin de patrouille",
        "date de fin de la patrouille", "date de fin", "data de término da patrulha", "data de término",
        "data do término da patrulha", "tarikh tamat", "tarikh tamat rondaan", "ngày kết thúc",
        "ngày kết thúc tuần tra",
    ),
    "start_time": (
        "start time", "patrol start time", "waktu mulai", "hora de inicio", "heure de début", "masa mula",
        "thời gian bắt đầu",
    ),
    "end_time": (
        "end time", "patrol end time", "waktu berakhir", "hora de fin", "heure de fin", "masa tamat",
        "thời gian kết thúc",
    ),
    "station": (
        "station", "stasiun", "pos", "หน่วยพิทักษ์ป่า", "หน่วย", "สถานี", "estación", "poste", "base", "stesen",
        "trạm", "ສະຖານີ", "ស្ថានីយ", "ស្ថានីយ៍", "kituo", "станц",
    ),
    "team": (
        "team", "tim", "ทีม", "ชุดลาดตระเวน", "ชุด", "equipo", "équipe", "equipe", "pasukan", "đội", "nhóm", "ທີມ",
        "ក្រុម", "အဖွဲ့", "timu", "баг",
    ),
    "objective": (
        "objective", "patrol objective", "tujuan", "วัตถุประสงค์", "objetivo", "objectif", "objektif", "mục tiêu",
    ),
    "mandate": (
        "mandate", "patrol mandate", "mandat", "ภารกิจ", "ภารกิจการลาดตระเวน", "mandato", "ordem", "nhiệm vụ",
    ),
    "armed": (
        "armed", "is armed", "patrol armed", "bersenjata", "ติดอาวุธ", "มีอาวุธ", "พกอาวุธ", "armado", "armé",
        "est armé", "bersama senjata", "có vũ trang",
    ),
    "transport_group": ("environment", "lingkungan", "environnement", "persekitaran", "môi trường"),
    "leg_id": (
        "patrol leg id", "leg id", "id leg patroli", "id leg", "รหัสของเส้นลาดตระเวนย่อย", "รหัสเส้นลาดตระเวนย่อย",
        "รหัสช่วงลาดตระเวน", "id de etapa", "id de tramo", "id del tramo", "id de la etapa", "id de section",
        "id da perna de patrulha", "id chặng",
    ),
    "leader": (
        "leader", "patrol leader", "pemimpin", "ketua", "หัวหน้าชุด", "หัวหน้า", "หัวหน้าชุดลาดตระเวน", "líder",
        "jefe", "chef", "chef d'équipe", "trưởng nhóm", "ຫົວໜ້າ", "kiongozi",
    ),
    "pilot": ("pilot", "นักบิน", "ผู้ขับ", "ผู้ขับขี่", "piloto", "pilote", "juruterbang", "phi công"),
    "members": (
        "members", "patrol members", "member", "anggota", "สมาชิก", "สมาชิกชุด", "miembros", "membres", "membros",
        "membros da patrulha", "ahli", "các thành viên", "thành viên",
    ),
    "leg_start": (
        "patrol leg start date", "leg start date", "tanggal mulai leg", "วันเริ่มต้นของเส้นลาดตระเวนย่อย",
        "วันที่เริ่มต้นเส้นลาดตระเวนย่อย", "fecha de inicio de etapa", "fecha de inicio del tramo",
        "fecha de inicio de tramo", "date de début de section", "data de início da perna da patrulha",
        "tarikh mula leg", "ngày bắt đầu chặng",
    ),
    "leg_end": (
        "patrol leg end date", "leg end date", "tanggal berakhir leg", "วันสิ้นสุดของเส้นลาดตระเวนย่อย",
        "วันที่สิ้นสุดเส้นลาดตระเวนย่อย", "fecha de fin de etapa", "fecha de fin del tramo",
        "fecha final de tramo", "date de fin de section", "data do término da perna da patrulha",
        "tarikh tamat leg", "ngày kết thúc chặng",
    ),
    "transport": (
        "patrol transport type", "transport mode", "transport type", "mode transportasi", "tipe transportasi",
        "tipe transportasi patroli", "ประเภทการเดินทางของการลาดตระเวน", "ประเภทการเดินทาง", "วิธีการเดินทาง",
        "พาหนะ", "tipo de transporte", "tipo de transporte del patrullaje", "modo de transporte",
        "mode de transport", "type de transport", "tipo de transporte da patrulha", "mod pengangkutan",
        "phương thức vận chuyển", "phương tiện di chuyển", "aina ya usafiri",
    ),
    "source": ("source", "sumber", "แหล่ง", "แหล่งที่มา", "fuente", "fonte", "nguồn"),
    "waypoint_id": (
        "waypoint id", "incident id", "id waypoint", "รหัสเวย์พอยท์", "รหัสจุด", "id de coordenada", "id de punto",
        "id del punto", "id del waypoint", "id du waypoint", "id do ponto de localização", "id titik laluan",
        "id điểm mốc",
    ),
    "date": (
        "waypoint date", "incident date", "observation date", "tanggal waypoint", "วันที่ของเวย์พอยท์",
        "วันที่เวย์พอยท์", "วันที่พบ", "fecha de coordenada", "fecha de la coordenada", "fecha del punto",
        "fecha de punto", "fecha del waypoint", "date du waypoint", "data do ponto de localização",
        "tarikh titik laluan", "ngày điểm mốc", "date", "วันที่", "fecha", "tanggal", "data", "tarikh", "ngày",
    ),
    "clock": (
        "waypoint time", "incident time", "observation time", "waktu waypoint", "เวลาของเวย์พอยท์",
        "เวลาเวย์พอยท์", "hora de la coordenada", "hora de coordenada", "hora del punto", "hora de punto",
        "hora del waypoint", "heure du waypoint", "hora do ponto de localização", "masa titik laluan",
        "thời gian điểm mốc", "time", "เวลา", "hora", "waktu", "jam", "heure", "masa", "giờ",
    ),
    "x": ("x", "longitude", "lon"),
    "place": ("geometry",),  # as WKT, the last column since version 8
    "y": ("y", "latitude", "lat"),
    "raw_x": ("raw x", "x brut", "x bruto", "x mentah", "x thô"),
    "raw_y": ("raw y", "y brut", "y bruto", "y mentah", "y thô"),
    "direction": ("direction", "bearing", "arah", "ทิศทาง", "dirección", "direção", "hướng"),
    "distance": ("distance", "jarak", "ระยะทาง", "distancia", "distância", "khoảng cách"),
    "comment": (
        "comment", "comments", "waypoint comment", "komentar", "ความเห็นเพิ่มเติม", "ความคิดเห็น", "หมายเหตุ",
        "comentario", "comentarios", "commentaire", "comentário", "komen", "bình luận", "ghi chú",
    ),
    "modified": (
        "last modified", "terakhir dimodifikasi", "dernière modification", "última modificação", "terakhir diubah",
        "lần sửa đổi cuối", "última modificación",
    ),
    "modified_by": (
        "last modified by", "terakhir dimodifikasi oleh", "dernière modification par", "última modificação por",
        "terakhir diubah oleh", "lần sửa đổi cuối bởi", "última modificación por",
    ),
    "observer": (
        "observer", "pengamat", "ผู้สำรวจ", "ผู้สังเกต", "ผู้สังเกตการณ์", "observador", "observateur",
        "pemerhati", "người quan sát",
    ),
    "group": (
        "observation group", "group id", "grup observasi", "กลุ่มการสำรวจ", "กลุ่มการพบ", "grupo de observación",
        "grupo de observaciones", "groupe d'observation", "grupo de observação", "kumpulan pemerhatian",
        "nhóm quan sát",
    ),
    "observation_uuid": (
        "observation uuid", "uuid observasi", "uuid de l'observation", "uuid pemerhatian", "id duy nhất quan sát",
        "uuid de observación",
    ),
    "waypoint_uuid": (
        "waypoint uuid", "uuid waypoint", "uuid du waypoint", "uuid titik laluan", "id duy nhất điểm mốc",
    ),
    "patrol_uuid": ("patrol uuid", "uuid", "id duy nhất"),
}
# Words of the numbered columns of categories ("Observation Category 0"), of which any may stand beside others.
CATEGORY_WORDS = (
    "category", "kategori", "หมวด", "ประเภท", "categoría", "categoria", "catégorie", "danh mục", "loại", "ໝວດ",
    "ប្រភេទ", "အမျိုးအစား", "kategoria", "ангилал", "kelas",
)
# Columns that only people's names or accounts stand in.
PEOPLE = ("leader", "pilot", "members", "observer", "modified_by")
# What tells a query from any other table: SMART's own, many-worded names.
TELLING = frozenset((
    "waypoint_id", "leg_id", "leg_start", "leg_end", "transport", "start", "end", "group", "observation_uuid",
    "ca_id", "armed", "mandate", "direction", "raw_x",
))
TILES = (
    ("tile x id", "tile y id"), ("x id", "y id"), ("id x tile", "id y tile"), ("รหัสไทล์ x", "รหัสไทล์ y"), (
        "id x ô", "id y ô",
    ),
    ("id tile x", "id tile y"), ("id de la tuile x", "id de la tuile y"), (
        "id x de la tuile", "id y de la tuile",
    ),
    ("id de mosaico x", "id de mosaico y"), ("id jubin x", "id jubin y"),
)
# Heads of columns in summary queries: totals by group.
SUMS = (
    "number of patrols", "number of days", "number of nights", "number of hours", "number of active hours",
    "number of patrol hours", "number of active patrol hours", "number of employees", "distance (km)", "man days",
    "person - days", "person - hours", "person days", "person hours", "total distance (km)",
    "total number of days", "total number of patrols", "count observations", "count incidents",
    "number of patrols/tracks", "จำนวนวัน", "จำนวนคืน", "จำนวนเจ้าหน้าที่", "จำนวนครั้งในการลาดตระเวน",
    "จำนวนชั่วโมงในการลาดตระเวน", "ระยะทาง (กม.)", "ระยะทางรวม (กม.)", "จำนวนวันรวม", "คน - วัน", "jumlah hari",
    "jumlah malam", "jumlah karyawan", "jumlah jam", "jarak (km)", "total jarak (km)", "orang - hari",
    "jumlah patroli", "número de días", "número de noches", "número de empleados", "distancia (km)",
    "distancia total (km)", "número de patrullajes", "persona - días", "nombre de jours", "nombre de nuits",
    "nombre d'employés", "distance totale (km)", "nombre d'heures", "nombre de patrouilles", "personne - jours",
    "número de dias", "número de noites", "número de funcionários", "distância (km)", "distância total (km)",
    "número de patrulhas", "pessoa - dias", "bilangan hari", "bilangan malam", "bilangan pekerja", "bilangan jam",
    "jumlah jarak (km)", "số ngày", "số đêm", "số nhân viên", "khoảng cách (km)", "tổng khoảng cách (km)",
    "số giờ",
)
_ENTITIES = QT_TRANSLATE_NOOP("PawcPlanner", "entity query")
_PROFILES = QT_TRANSLATE_NOOP("PawcPlanner", "profile query")
_ASSETS = QT_TRANSLATE_NOOP("PawcPlanner", "asset query")
# Queries about things that are no finds: {columns that tell them: what they are}.
OTHER_QUERIES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("entity id", "entity type"), _ENTITIES), (("id entitas", "tipe entitas"), _ENTITIES),
    (("entity status",), _ENTITIES), (("record title", "record status"), _PROFILES),
    (("asset id", "asset type"), _ASSETS), (("asset deployment",), _ASSETS),
    (("deployment id", "station id", "asset id"), _ASSETS),
)
