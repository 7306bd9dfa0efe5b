"""SMART documents that hold no records of patrols or finds: each is recognised and declined with what to do."""

from __future__ import annotations

from collections.abc import Iterator

from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..errors import ImportFault
from ..files.sources import SourceFile
from ..headers import KINDS
from ..reading import Format, Reading
from ..records import Part
from ..untrusted.safe_xml import root_name
from .patrols_xml import name_space


class FormsOnlyError(ImportFault):
    """A configurable model; facts: ``file``."""

    code = "smart_forms"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} is a SMART configurable model: the forms of a phone, not records and not the words of the park. "
        "Export the data model (Conservation Area, Data Model, Export) and import that."
    )


class SurveyError(ImportFault):
    """A mission or design of an ecological survey; facts: ``file``."""

    code = "smart_survey"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} is of a SMART ecological survey, not of a patrol. Export the patrols (XML), or the survey's "
        "observations as CSV, and import those."
    )


class OnItsWayError(ImportFault):
    """Data as a phone sends them; facts: ``file``."""

    code = "smart_mobile"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} holds data of SMART Mobile as the phone sends them, whose codes SMART alone can resolve. Let SMART "
        "process them (Connect or Desktop, data queue), then export the patrols (XML) and import those."
    )


class PlanOnlyError(ImportFault):
    """A plan, a query or another setting of SMART; facts: ``file``, ``what``."""

    code = "smart_setting"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} holds a SMART {what}, not records. Export the patrols (XML) or the result of an observation query "
        "(CSV) and import those."
    )


_FORMS = ("configurablemodel",)
_SURVEYS = ("mission", "survey")
_MOBILE = (b'"smartDataType"', b'"smartFeatureType"', b'"SMART_ObservationType"')
_QUERY = QT_TRANSLATE_NOOP("PawcPlanner", "query definition")
_ICONS = QT_TRANSLATE_NOOP("PawcPlanner", "set of icons")
_DOCUMENT = QT_TRANSLATE_NOOP("PawcPlanner", "document “{name}”")
_SETTINGS = {
    "query": _QUERY, "smartquery": _QUERY, "ccaa": _QUERY, "iconset": _ICONS, "iconsettype": _ICONS,
    "plan": QT_TRANSLATE_NOOP("PawcPlanner", "plan"),
    "entitytype": QT_TRANSLATE_NOOP("PawcPlanner", "entity type"),
    "report": QT_TRANSLATE_NOOP("PawcPlanner", "report"),
    "intelligence": QT_TRANSLATE_NOOP("PawcPlanner", "intelligence record"),
}


def recognises(file: SourceFile) -> bool:
    """Return True for an XML document that SMART writes and that holds no records, whatever its root is called."""
    return root_name(file.head).lower() in _FORMS or name_space(file) != ""


def read(file: SourceFile, given: Reading) -> Iterator[Part]:
    """Decline the document.

    Raises
    ------
    FormsOnlyError, SurveyError, PlanOnlyError
    """
    root = root_name(file.head)
    if root.lower() in _FORMS:
        raise FormsOnlyError(file=file.name)
    if any(word in name for word in _SURVEYS for name in (root.lower(), name_space(file))):
        raise SurveyError(file=file.name)
    raise PlanOnlyError(file=file.name, what=_SETTINGS.get(root.lower(), Sentence(_DOCUMENT, {"name": root})))
    yield  # a reader is a generator


def recognises_mobile(file: SourceFile) -> bool:
    """Return True for GeoJSON that SMART Mobile sends, or that other programs send in its stead."""
    start = file.head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    return start in (b"{", b"[") and any(sign in file.head for sign in _MOBILE)


def read_mobile(file: SourceFile, given: Reading) -> Iterator[Part]:
    """Decline the data.

    Raises
    ------
    OnItsWayError
    """
    raise OnItsWayError(file=file.name)
    yield  # a reader is a generator


FORMATS = (
    Format(
        "smart_other", QT_TRANSLATE_NOOP("PawcPlanner", "another SMART document (XML)"), (*KINDS, "data_model"),
        recognises, read,
    ),
    Format(
        "smart_mobile", QT_TRANSLATE_NOOP("PawcPlanner", "data of SMART Mobile (JSON)"), (*KINDS, "data_model"),
        recognises_mobile, read_mobile,
    ),
)
