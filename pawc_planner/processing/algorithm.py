"""What every algorithm of the plugin shares: names, help, libraries, and errors told in one sentence."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
)
from qgis.PyQt.QtGui import QIcon

from ..base.errors import ParameterError, PawcError
from ..base.words import QT_TRANSLATE_NOOP, Sentence
from ..bridge import libraries
from ..bridge.messages import message
from ..i18n import translate
from ..paths import icon_file
from .inputs import Inputs

WHOLE = QT_TRANSLATE_NOOP("PawcPlanner", "a whole number")


@dataclass(frozen=True)
class Group:
    """A group of the toolbox; the groups are in the order of the work."""

    id: str
    title: str


SITE = Group("site", QT_TRANSLATE_NOOP("PawcPlanner", "1 Site and data"))
ANALYSIS = Group("analysis", QT_TRANSLATE_NOOP("PawcPlanner", "2 Analysis"))
PLANNING = Group("planning", QT_TRANSLATE_NOOP("PawcPlanner", "3 Planning"))
PRINTING = Group("printing", QT_TRANSLATE_NOOP("PawcPlanner", "4 Briefing"))
TRAINING = Group("training", QT_TRANSLATE_NOOP("PawcPlanner", "5 Training"))


@dataclass(frozen=True)
class Result:
    """One key number or text that an algorithm declares and returns."""

    name: str
    label: str
    is_text: bool = False

    def definition(self) -> QgsProcessingOutputNumber | QgsProcessingOutputString:
        """Make the declaration that models and the toolbox read."""
        kind = QgsProcessingOutputString if self.is_text else QgsProcessingOutputNumber
        return kind(self.name, translate("PawcPlanner", self.label))


class PawcAlgorithm(QgsProcessingAlgorithm):
    """Base of the algorithms: subclasses name themselves, list their parameters and do the work in :meth:`run_step`."""

    ID = ""
    TITLE = ""
    HELP = ""
    GROUP = SITE
    RESULTS: tuple[Result, ...] = ()

    def parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Make the parameters, in the order in which they are shown."""
        raise NotImplementedError

    def run_step(self, inputs: Inputs, feedback: QgsProcessingFeedback) -> Mapping[str, Any]:
        """Read, compute and write; return the outputs."""
        raise NotImplementedError

    def name(self) -> str:
        """Fixed id."""
        return self.ID

    def displayName(self) -> str:
        """Title in the user's language."""
        return translate("PawcPlanner", self.TITLE)

    def group(self) -> str:
        """Title of the group in the user's language."""
        return translate("PawcPlanner", self.GROUP.title)

    def groupId(self) -> str:
        """Fixed id of the group."""
        return self.GROUP.id

    def shortHelpString(self) -> str:
        """Help in the user's language."""
        return translate("PawcPlanner", self.HELP)

    def icon(self) -> QIcon:
        """Icon of the algorithm."""
        return QIcon(str(icon_file(self.ID)))

    def createInstance(self) -> PawcAlgorithm:
        """Make a fresh one, as QGIS asks for each run."""
        return type(self)()

    def canExecute(self) -> tuple[bool, str]:
        """Say whether the libraries are there, and if not how to get them."""
        gone = libraries.missing()
        return not gone, libraries.sentence(gone)

    def initAlgorithm(self, configuration: Mapping[str, Any] | None = None) -> None:
        """Declare parameters and outputs."""
        for parameter in self.parameters():
            self.addParameter(parameter)
        for result in self.RESULTS:
            self.addOutput(result.definition())
        self.addOutput(QgsProcessingOutputString("SUMMARY", translate("PawcPlanner", "Summary")))

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        """Name the parameter that is wrong, its value and what is expected."""
        for definition in self.parameterDefinitions():
            value = parameters.get(definition.name())
            if is_broken_number(definition, value):  # QGIS would cut it off without a word
                return False, message(ParameterError(name=definition.name(), value=value, expected=WHOLE))
        right, reason = super().checkParameterValues(parameters, context)
        if right:
            return right, reason
        for definition in self.parameterDefinitions():
            value = parameters.get(definition.name())
            if value is not None and not definition.checkValueIsAcceptable(value, context):
                wrong = ParameterError(name=definition.name(), value=value, expected=expected_of(definition))
                return False, message(wrong)
        return right, reason

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Run the step; any failure becomes one sentence in the user's language."""
        ready, reason = self.canExecute()  # qgis_process 3.22 does not ask
        if not ready:
            raise QgsProcessingException(reason)
        try:
            libraries.prepare()
            outputs = self.run_step(Inputs(self, parameters, context), feedback)
            return {name: plain(value) for name, value in outputs.items()}
        except PawcError as error:
            raise QgsProcessingException(message(error)) from error
        except QgsProcessingException:
            raise
        except Exception as error:
            raise QgsProcessingException(unexpected(self.displayName(), error, feedback)) from error


def is_broken_number(definition: QgsProcessingParameterDefinition, value: Any) -> bool:
    """Return whether a parameter of whole numbers is given a number that is none."""
    if not isinstance(definition, QgsProcessingParameterNumber):
        return False
    if definition.dataType() != QgsProcessingParameterNumber.Type.Integer:
        return False
    try:
        return not float(value).is_integer()
    except (TypeError, ValueError, OverflowError):  # an expression, or something that QGIS refuses
        return False


def expected_of(definition: QgsProcessingParameterDefinition) -> str:
    """Say which values a parameter takes."""
    if isinstance(definition, QgsProcessingParameterEnum):
        return translate("PawcPlanner", "one of {choices}").format(choices=", ".join(definition.options()))
    if isinstance(definition, QgsProcessingParameterNumber):
        text = translate("PawcPlanner", "a number from {low:.12g} to {high:.12g}")
        return text.format(low=definition.minimum(), high=definition.maximum())
    return translate("PawcPlanner", "a value for “{label}”").format(label=definition.description())


def plain(value: Any) -> Any:
    """Return numbers as QGIS stores them: numpy's own number types would not survive the way into JSON."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, float):
        return float(value)
    return int(value) if isinstance(value, int) else str(value)


def tell(notes: Iterable[Sentence | str], feedback: QgsProcessingFeedback) -> str:
    """Show sentences in the log of the run and return them as the summary, one per line."""
    lines = [message(note) for note in notes]
    for line in lines:
        feedback.pushInfo(line)
    return "\n".join(lines)


def unexpected(title: str, error: Exception, feedback: QgsProcessingFeedback) -> str:
    """Say an error that nobody foresaw in one sentence; all its details go to the log of the run."""
    feedback.pushDebugInfo("".join(traceback.format_exception(type(error), error, error.__traceback__)))
    text = translate(
        "PawcPlanner",
        "{title} stopped at something unforeseen ({kind}: {what}). Nothing more was written. Please report it with the "
        "details in the log of the run.",
    )
    return text.format(title=title, kind=type(error).__name__, what=str(error).strip().replace("\n", " ")[:300])
