"""Algorithm ``plancycle``: the whole job in one call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsApplication,
    QgsProcessingFeedback,
    QgsProcessingMultiStepFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFolderDestination,
)

from ..base.errors import Cancelled, PawcError
from ..base.words import QT_TRANSLATE_NOOP, Sentence
from ..bridge.feedback import FeedbackProgress
from ..bridge.messages import message
from ..i18n import translate
from . import parameters
from .algorithm import PLANNING, PawcAlgorithm, Result, tell, unexpected
from .briefing import printed_languages
from .errors import PapersCancelled, PapersFailed
from .folder import PendingFiles, complete_folder
from .inputs import Inputs

if TYPE_CHECKING:
    from ..site.steps.result import StepResult

TOTAL_STAGES = 10  # of equal length on the progress bar
PLAN_STAGES = 7


class PlanCycle(PawcAlgorithm):
    """Analysis, routes, cameras, project and printed briefing of the next cycle."""

    ID = "plancycle"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Plan the next cycle")
    GROUP = PLANNING
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "The whole job in one call: effort, coverage, encounter rates, hotspots and gaps of the data from START to "
        "END; patrol routes and camera sites for the cycle; all stored in the site. Into the folder go a QGIS "
        "project, the printed briefing in the language chosen (else in each language of the site) and a summary as "
        "text. When it is cancelled or fails, nothing half-written stays behind.",
    )
    RESULTS = (
        Result("CYCLE", QT_TRANSLATE_NOOP("PawcPlanner", "Name of the cycle"), is_text=True),
        Result("PROJECT", QT_TRANSLATE_NOOP("PawcPlanner", "QGIS project"), is_text=True),
        Result("BRIEFING", QT_TRANSLATE_NOOP("PawcPlanner", "Briefing (PDF)"), is_text=True),
        Result("PAGES", QT_TRANSLATE_NOOP("PawcPlanner", "Pages")),
        Result("KM", QT_TRANSLATE_NOOP("PawcPlanner", "Kilometres patrolled inside the boundary")),
        Result("CELLS_PERCENT", QT_TRANSLATE_NOOP("PawcPlanner", "Coverage by cells, percent")),
        Result("FINDS", QT_TRANSLATE_NOOP("PawcPlanner", "Finds")),
        Result("HOT", QT_TRANSLATE_NOOP("PawcPlanner", "Hot cells")),
        Result("UNKNOWN", QT_TRANSLATE_NOOP("PawcPlanner", "Cells nobody visited")),
        Result("ROUTES_KM", QT_TRANSLATE_NOOP("PawcPlanner", "Kilometres of all routes")),
        Result("EXPECTED_PERCENT", QT_TRANSLATE_NOOP("PawcPlanner", "Share of the gaps that routes serve, percent")),
        Result("BOUND_PERCENT", QT_TRANSLATE_NOOP("PawcPlanner", "Most that any plan could serve, percent")),
        Result("CAUGHT_PERCENT", QT_TRANSLATE_NOOP("PawcPlanner", "Interceptable intrusion caught, percent")),
    )

    def parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Site, data, cycle, teams, cameras, papers."""
        return (
            parameters.site(), *parameters.period(), *parameters.cycle(), *parameters.patrols(), parameters.cameras(),
            parameters.seed(), parameters.language(),
            QgsProcessingParameterFolderDestination(
                "OUTPUT_FOLDER", translate("PawcPlanner", "Folder for the results")
            ),
        )

    def run_step(self, inputs: Inputs, feedback: QgsProcessingFeedback) -> Mapping[str, Any]:
        """Plan and store; then make the papers from what is stored."""
        stages = QgsProcessingMultiStepFeedback(TOTAL_STAGES, feedback)
        site, folder = inputs.site().absolute(), inputs.target("OUTPUT_FOLDER").absolute()
        languages = printed_languages(site, inputs.choice("LANGUAGE"))
        with complete_folder(folder) as files:
            result, cycle = plan(site, inputs, PlanFeedback(feedback))
            try:
                papers = make_papers(files, site, cycle, languages, stages)
                summary = tell(result.notes, feedback)
                write_summary(files, result, summary)
            except Exception as fault:
                raise papers_error(cycle, fault, feedback) from fault
        feedback.setProgress(100)
        return {**result.numbers, **papers, "CYCLE": cycle, "SUMMARY": summary, "OUTPUT_FOLDER": str(folder)}


def papers_error(cycle: str, fault: Exception, feedback: QgsProcessingFeedback) -> PawcError:
    """Say what failed after the plan was stored; the plan itself stays."""
    if feedback.isCanceled() or isinstance(fault, Cancelled):
        return PapersCancelled(cycle=cycle)
    if isinstance(fault, PawcError):
        return PapersFailed(cycle=cycle, reason=fault)
    return PapersFailed(cycle=cycle, reason=unexpected(translate("PawcPlanner", PlanCycle.TITLE), fault, feedback))


class PlanFeedback(FeedbackProgress):
    """Progress of the plan on the first part of the bar."""

    def report(self, fraction: float, text: str = "") -> None:
        """Scale to the part of the whole."""
        super().report(fraction * PLAN_STAGES / TOTAL_STAGES, text)


def plan(site: Path, inputs: Inputs, progress: FeedbackProgress) -> tuple[StepResult, str]:
    """Compute the plan and store it in one transaction; return its result and the name of the cycle."""
    from ..importers.smart.find_words import category_names
    from ..site.cycles import cycle_id
    from ..site.steps.cycle import plan_cycle
    from ..site.steps.evidence import data_period
    from ..site.store import SiteStore

    with SiteStore.open(site, write=True) as store:
        period = inputs.period(store) or data_period(store)
        cycle = inputs.cycle(store, period)
        result = plan_cycle(
            store, period, cycle, teams=inputs.whole("TEAMS"), days=inputs.whole("DAYS"),
            hours_per_day=inputs.number("HOURS_PER_DAY"), cameras=inputs.whole("CAMERAS"), seed=inputs.whole("SEED"),
            progress=progress, names=category_names(store, QgsApplication.locale()),
        )
    return result, cycle_id(cycle)


def make_papers(
    files: PendingFiles, site: Path, cycle: str, languages: tuple[str, ...], feedback: QgsProcessingMultiStepFeedback
) -> dict[str, Any]:
    """Write the project and one briefing per language; return the outputs that name them."""
    from ..bridge.project import write_project
    from ..briefing.make import make_briefing

    feedback.setCurrentStep(PLAN_STAGES)
    project = f"plan_{cycle}.qgz"
    write_project(site, cycle, files.path(project), feedback)
    outputs: dict[str, Any] = {"PROJECT": str(files.final(project)), "PAGES": 0}
    for number, language in enumerate(languages):
        if feedback.isCanceled():
            raise Cancelled()
        feedback.setCurrentStep(min(PLAN_STAGES + 1 + number, TOTAL_STAGES - 1))
        name = f"briefing_{cycle}_{language}.pdf"
        outputs["PAGES"] += make_briefing(site, cycle, language, files.path(name), feedback=feedback).pages
        outputs[f"BRIEFING_{language.upper()}"] = str(files.final(name))
        outputs.setdefault("BRIEFING", str(files.final(name)))
    return outputs


def write_summary(files: PendingFiles, result: StepResult, sentences: str) -> None:
    """Write the key numbers and sentences as text."""
    numbers = "\n".join(f"{name}: {value}" for name, value in result.numbers.items() if value != "")
    title = message(Sentence(QT_TRANSLATE_NOOP("PawcPlanner", "Key numbers")))
    files.path("summary.txt").write_text(f"{sentences}\n\n{title}\n{numbers}\n", encoding="utf-8")
