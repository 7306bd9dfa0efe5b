"""Words for transport in the languages of the field, and the class that each stands for."""

from __future__ import annotations

import re

from ...base.params import TRANSPORTS

# Checked in this order; the first class that has a word in the label wins ("motorboat" before "motor").
_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "boat",
        (
            "boat",
            "canoe",
            "kayak",
            "raft",
            "ship",
            "vessel",
            "marine",
            "เรือ",
            "แพ",
            "bote",
            "barco",
            "lancha",
            "canoa",
            "perahu",
            "kapal",
            "sampan",
            "speedboat",
        ),
    ),
    (
        "aircraft",
        (
            "aircraft",
            "airplane",
            "aeroplane",
            "plane",
            "helicopter",
            "aerial",
            "drone",
            "uav",
            "ultralight",
            "gyrocopter",
            "เครื่องบิน",
            "เฮลิคอปเตอร์",
            "โดรน",
            "avión",
            "avion",
            "helicóptero",
            "helicoptero",
            "pesawat",
            "helikopter",
        ),
    ),
    (
        "motorbike",
        (
            "motorbike",
            "motorcycle",
            "motor bike",
            "motor cycle",
            "moped",
            "scooter",
            "quad",
            "atv",
            "จักรยานยนต์",
            "มอเตอร์ไซค์",
            "มอไซค์",
            "moto",
            "motocicleta",
            "sepeda motor",
            "motor",
        ),
    ),
    (
        "animal",
        (
            "horse",
            "horseback",
            "elephant",
            "camel",
            "mule",
            "donkey",
            "ช้าง",
            "ม้า",
            "caballo",
            "mula",
            "kuda",
            "gajah",
        ),
    ),
    (
        "foot",
        (
            "foot",
            "walk",
            "walking",
            "hike",
            "hiking",
            "on foot",
            "bicycle",
            "cycling",
            "เดินเท้า",
            "เดิน",
            "เท้า",
            "pie",
            "a pie",
            "caminata",
            "caminando",
            "jalan kaki",
            "kaki",
            "berjalan",
        ),
    ),
    (
        "vehicle",
        (
            "vehicle",
            "car",
            "truck",
            "4x4",
            "4wd",
            "jeep",
            "pickup",
            "pick up",
            "suv",
            "tractor",
            "landcruiser",
            "รถยนต์",
            "รถกระบะ",
            "รถ",
            "vehículo",
            "vehiculo",
            "camioneta",
            "carro",
            "coche",
            "auto",
            "mobil",
            "kendaraan",
            "truk",
        ),
    ),
)

def transport_class(label: str) -> str:
    """Return foot, vehicle, motorbike, boat, aircraft, animal or unknown for what the source wrote."""
    text = label.strip().casefold().replace("_", " ").replace("-", " ")
    if text in TRANSPORTS:
        return text
    for name, words in _WORDS:
        if any(_has(text, word) for word in words):
            return name
    return "unknown"


def _has(text: str, word: str) -> bool:
    """Thai is written without spaces, so its words are looked for anywhere; others must stand alone."""
    if "\u0e00" <= word[0] <= "\u0e7f":
        return word in text
    return re.search(rf"(?<!\w){re.escape(word)}s?(?!\w)", text) is not None
