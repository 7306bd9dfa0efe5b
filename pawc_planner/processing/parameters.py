"""Parameters that several algorithms share."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsApplication,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)
from qgis.core import QgsProcessingParameterDefinition as Parameter

from ..base.params import TRANSPORTS
from ..bridge import compat, settings
from ..i18n import translate

# What file dialogs offer; what a file holds is found out from its content.
EXPORTS = (
    "xml", "zip", "gpx", "csv", "tsv", "txt", "xlsx", "xls", "ods", "shp", "dbf", "kml", "kmz", "json", "geojson",
    "gpkg", "fgb", "gml",
)


def with_help(parameter: Parameter, text: str) -> Parameter:
    """Give a parameter its help (already translated)."""
    parameter.setHelp(text)
    return parameter


def advanced(parameter: Parameter) -> Parameter:
    """Move a parameter to the part that is folded away."""
    parameter.setFlags(parameter.flags() | compat.ADVANCED)
    return parameter


def in_qgis() -> bool:
    """Return True on the desktop, where the last site is a good proposal; a script must name what it means."""
    return QgsApplication.platform() == "desktop"


def site() -> Parameter:
    """Site database."""
    return QgsProcessingParameterFile(
        "SITE",
        translate("PawcPlanner", "Site database (GeoPackage)"),
        defaultValue=settings.load().last_site or None if in_qgis() else None,
        fileFilter=translate("PawcPlanner", "Site database (*.gpkg);;All files (*)"),
    )


def text(name: str, label: str, default: str | None = None, optional: bool = True) -> Parameter:
    """One line of text; ``label`` is already translated."""
    return QgsProcessingParameterString(name, label, defaultValue=default, optional=optional)


def number(
    name: str, label: str, default: float | None, low: float, high: float, whole: bool = False, optional: bool = False
) -> Parameter:
    """Return a parameter for a number within limits; ``label`` is already translated."""
    kinds = QgsProcessingParameterNumber.Type
    kind = kinds.Integer if whole else kinds.Double
    return QgsProcessingParameterNumber(name, label, kind, default, optional, low, high)


def words(name: str, label: str, choices: tuple[str, ...], default: str | None, optional: bool = False) -> Parameter:
    """Return a choice of fixed words, the same in every language, so that commands and models can be passed on."""
    return QgsProcessingParameterEnum(
        name, label, list(choices), allowMultiple=False, defaultValue=default, optional=optional, usesStaticStrings=True
    )


def several_words(name: str, label: str, choices: tuple[str, ...], default: tuple[str, ...]) -> Parameter:
    """Return a choice of any number of fixed words, none of them too."""
    return QgsProcessingParameterEnum(
        name, label, list(choices), allowMultiple=True, defaultValue=list(default), optional=True,
        usesStaticStrings=True,
    )


def period() -> tuple[Parameter, Parameter]:
    """First and last day of the data."""
    return (
        text("START", translate("PawcPlanner", "First day of the data (2025-01-31; empty: from the first record)")),
        text("END", translate("PawcPlanner", "Last day of the data (2025-12-31; empty: to the last record)")),
    )


def cycle() -> tuple[Parameter, Parameter]:
    """First and last day of the cycle to plan."""
    return (
        text("CYCLE_START", translate("PawcPlanner", "First day of the cycle (empty: the day after the data)")),
        text("CYCLE_END", translate("PawcPlanner", "Last day of the cycle (empty: four weeks)")),
    )


def seasons() -> Parameter:
    """Seasons of a site, as text."""
    return text("SEASONS", translate("PawcPlanner", "Seasons and their months (dry=11-4; wet=5-10)"))


def category() -> Parameter:
    """Which observations count."""
    label = translate("PawcPlanner", "Category of finds, or its beginning (empty: the site's threats)")
    return text("CATEGORY", label)


def count() -> Parameter:
    """Whether records or things are counted."""
    label = translate("PawcPlanner", "Count records, or the things they count (a record of 40 logs is 40 things)")
    return advanced(words("COUNT", label, ("records", "things"), "records"))


def source() -> Parameter:
    """Whose events are looked at; each has an effort of its own."""
    label = translate("PawcPlanner", "What is looked at: finds of patrols, pictures of cameras or reports of people")
    return words("SOURCE", label, ("patrols", "cameras", "reports"), "patrols")


def transport(default: str | None = None) -> Parameter:
    """One transport, or all when it is not given."""
    if default:
        return words("TRANSPORT", translate("PawcPlanner", "Transport"), TRANSPORTS, default)
    label = translate("PawcPlanner", "Transport (empty: all)")
    return words("TRANSPORT", label, TRANSPORTS, None, optional=True)


def patrols() -> tuple[Parameter, ...]:
    """Teams, days and hours of a plan."""
    return (
        number("TEAMS", translate("PawcPlanner", "Teams (0: as the stations say)"), 0, 0, 60, whole=True),
        number("DAYS", translate("PawcPlanner", "Days per patrol"), 5, 1, 30, whole=True),
        number("HOURS_PER_DAY", translate("PawcPlanner", "Hours under way per day"), 8.0, 1.0, 24.0),
    )


def cameras() -> Parameter:
    """Cameras of a plan."""
    return number("CAMERAS", translate("PawcPlanner", "Cameras to add"), 10, 0, 500, whole=True)


def seed() -> Parameter:
    """Start of the random numbers."""
    label = translate("PawcPlanner", "Seed (the same seed gives the same result)")
    return advanced(number("SEED", label, 1, 0, 2_147_483_647, whole=True))


def language() -> Parameter:
    """Language of the printed pages."""
    label = translate("PawcPlanner", "Language of the printed pages (empty: the site's first)")
    return words("LANGUAGE", label, ("th", "en"), None, optional=True)


def vector_filter() -> str:
    """File filter of a dialog for layers with geometry."""
    return translate("PawcPlanner", "Layers (*.gpkg *.shp *.geojson *.json *.kml *.csv *.tif *.tiff);;All files (*)")


def exports_filter() -> str:
    """File filter of a dialog for files to import."""
    kinds = " ".join(f"*.{ending}" for ending in EXPORTS)
    return translate("PawcPlanner", "Exports ({kinds});;All files (*)").format(kinds=kinds)


def defaults(parameters: tuple[Parameter, ...]) -> dict[str, Any]:
    """Return the default values by name, for forms that show the same parameters."""
    return {parameter.name(): parameter.defaultValue() for parameter in parameters}
