"""What the plugin remembers between two sessions."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from qgis.core import QgsSettings

GROUP = "pawc_planner"


@dataclass(frozen=True)
class Settings:
    """Typed defaults; each is kept under ``pawc_planner/<name>`` of the QGIS settings."""

    last_site: str = ""
    last_folder: str = ""
    results_folder: str = ""
    watched: str = ""  # JSON {site: {"folder": …, "seen": {file: stamp}}}


def load() -> Settings:
    """Read the settings; a value of the wrong type counts as not set."""
    stored, found = QgsSettings(), {}
    for name, usual in asdict(Settings()).items():
        value = stored.value(f"{GROUP}/{name}", usual)
        found[name] = value if isinstance(value, str) else usual
    return Settings(**found)


def save(settings: Settings) -> None:
    """Write the settings."""
    stored = QgsSettings()
    for name, value in asdict(settings).items():
        stored.setValue(f"{GROUP}/{name}", value)
