"""Algorithm ``sitesettings``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from qgis.core import QgsProcessingFeedback, QgsProcessingParameterDefinition

from ..base.words import QT_TRANSLATE_NOOP
from ..i18n import translate
from . import parameters
from .algorithm import SITE, PawcAlgorithm, Result, tell
from .inputs import Inputs

_NAME = QT_TRANSLATE_NOOP("PawcPlanner", "Name of the site")
_THREATS = QT_TRANSLATE_NOOP("PawcPlanner", "Category beginnings that count as threats, comma separated")
_SEASONS = QT_TRANSLATE_NOOP("PawcPlanner", "Seasons and their months (dry=11-4; wet=5-10)")
_SWATH = QT_TRANSLATE_NOOP(
    "PawcPlanner", "Full width in metres that a patrol looks over, by transport (foot=100; vehicle=60)")
_TARGET = QT_TRANSLATE_NOOP("PawcPlanner", "Share of the site to visit in a year, percent")
_BASE_YEAR = QT_TRANSLATE_NOOP("PawcPlanner", "Year that others are compared with (0: first whole year of data)")
_PARTNERS = QT_TRANSLATE_NOOP("PawcPlanner", "Words of joint patrols, in mandate, team, objective or type")
_ARRESTS = QT_TRANSLATE_NOOP("PawcPlanner", "Words of arrests, in category or attributes")
_STOPPED = QT_TRANSLATE_NOOP("PawcPlanner", "Words of suspects stopped, in the response to a picture")
_LANGUAGES = QT_TRANSLATE_NOOP("PawcPlanner", "Languages of the printed pages")
_YEARS = QT_TRANSLATE_NOOP("PawcPlanner", "Years on printed pages")
_NOTICE = QT_TRANSLATE_NOOP("PawcPlanner", "Sentence printed on every page")
_NUMBERS = ("COVERAGE_TARGET", "BASE_YEAR")


class SiteSettings(PawcAlgorithm):
    """What the site's analyses rest on, shown and changed."""

    ID = "sitesettings"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Site settings")
    GROUP = SITE
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Shows the settings of the site that analyses and printed pages rest on, and changes those that are given; "
        "what is left empty stays as it is. Lists are comma separated; “-” empties a text or a list, or sets seasons "
        "and widths back to the usual ones. After a change of the threats all finds that are stored are marked anew. "
        "Coordinate system, cell size and time zone cannot be changed once there are data, as places, cells and local "
        "days rest on them: create another site for that.",
    )
    RESULTS = (
        Result("CHANGED", QT_TRANSLATE_NOOP("PawcPlanner", "Settings changed")),
        Result("NAME", _NAME, is_text=True), Result("THREATS", _THREATS, is_text=True),
        Result("SEASONS", _SEASONS, is_text=True), Result("SWATH", _SWATH, is_text=True),
        Result("COVERAGE_TARGET", _TARGET), Result("BASE_YEAR", _BASE_YEAR),
        Result("PARTNER_WORDS", _PARTNERS, is_text=True), Result("ARREST_WORDS", _ARRESTS, is_text=True),
        Result("STOPPED_WORDS", _STOPPED, is_text=True), Result("LANGUAGES", _LANGUAGES, is_text=True),
        Result("YEAR_STYLE", _YEARS, is_text=True), Result("NOTICE", _NOTICE, is_text=True),
    )

    def parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Site, then each setting; none has a value of its own, so that nothing is changed unasked."""
        return (
            parameters.site(),
            parameters.text("NAME", translate("PawcPlanner", _NAME)),
            parameters.text("THREATS", translate("PawcPlanner", _THREATS)),
            parameters.seasons(),
            parameters.text("SWATH", translate("PawcPlanner", _SWATH)),
            parameters.number("COVERAGE_TARGET", translate("PawcPlanner", _TARGET), None, 0.0, 100.0, optional=True),
            parameters.number("BASE_YEAR", translate("PawcPlanner", _BASE_YEAR), None, 0, 2200, True, optional=True),
            parameters.text("PARTNER_WORDS", translate("PawcPlanner", _PARTNERS)),
            parameters.text("ARREST_WORDS", translate("PawcPlanner", _ARRESTS)),
            parameters.text("STOPPED_WORDS", translate("PawcPlanner", _STOPPED)),
            parameters.text("LANGUAGES", translate("PawcPlanner", _LANGUAGES)),
            parameters.words("YEAR_STYLE", translate("PawcPlanner", _YEARS), ("BE", "CE"), None, optional=True),
            parameters.text("NOTICE", translate("PawcPlanner", _NOTICE)),
        )

    def run_step(self, inputs: Inputs, feedback: QgsProcessingFeedback) -> Mapping[str, Any]:
        """Change what is given, then show all."""
        from ..site.settings import SETTINGS, change_settings, settings_of
        from ..site.store import SiteStore

        given = {name: value for name in SETTINGS if (value := _given(inputs, name)) not in (None, "")}
        with SiteStore.open(inputs.site(), write=bool(given)) as store:
            before = settings_of(store.info)
            notes = change_settings(store, given)
            after = settings_of(store.info)
        changed = sum(before[name] != after[name] for name in after)
        shown = [f"{name} = {value}" for name, value in after.items()]
        return {"CHANGED": changed, **after, "SUMMARY": tell((*notes, *shown), feedback)}


def _given(inputs: Inputs, name: str) -> Any:
    if name in _NUMBERS:
        if not inputs.is_given(name):
            return None
        return inputs.whole(name) if name == "BASE_YEAR" else inputs.number(name)
    return inputs.choice(name) if name == "YEAR_STYLE" else inputs.text(name)
