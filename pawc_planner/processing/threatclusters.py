"""Algorithm ``threatclusters``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from qgis.core import QgsProcessingParameterDefinition

from ..base.progress import Progress
from ..base.words import QT_TRANSLATE_NOOP
from ..i18n import translate
from . import parameters
from .algorithm import ANALYSIS, Result
from .inputs import Inputs
from .step import LayerOutput, StepAlgorithm

if TYPE_CHECKING:
    from ..site.steps.result import StepResult
    from ..site.store import SiteStore


class ThreatClusters(StepAlgorithm):
    """Finds that lie close together."""

    ID = "threatclusters"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Clusters of finds by density")
    GROUP = ANALYSIS
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Groups of finds that lie close together (DBSCAN, or HDBSCAN for groups of different density), each with its "
        "outline, days, effort and rate. Finds are dense where patrols pass often: only a cluster whose rate is above "
        "that of the site is more than a busy road.",
    )
    RESULTS = (
        Result("CLUSTERS", QT_TRANSLATE_NOOP("PawcPlanner", "Clusters")),
        Result("MORE", QT_TRANSLATE_NOOP("PawcPlanner", "Clusters with more than the effort explains")),
        Result("FINDS", QT_TRANSLATE_NOOP("PawcPlanner", "Finds")),
        Result("ALONE", QT_TRANSLATE_NOOP("PawcPlanner", "Finds in no cluster")),
        Result("REACH_M", QT_TRANSLATE_NOOP("PawcPlanner", "Reach between neighbours, metres")),
    )
    LAYERS = (LayerOutput("OUTPUT", QT_TRANSLATE_NOOP("PawcPlanner", "Outlines of clusters")),)

    def step_parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Site, period, category, source, method, reach, size."""
        method = translate("PawcPlanner", "One reach for all (dbscan) or groups of different density (hdbscan)")
        reach = translate("PawcPlanner", "Reach between neighbours in metres (0: from the finds)")
        least = translate("PawcPlanner", "Finds that make a cluster")
        return (
            parameters.site(), *parameters.period(), parameters.category(), parameters.source(),
            parameters.number("MIN_FINDS", least, 5, 2, 100_000, whole=True),
            parameters.advanced(parameters.words("METHOD", method, ("dbscan", "hdbscan"), "dbscan")),
            parameters.advanced(parameters.number("REACH", reach, 0.0, 0.0, 100_000.0)),
        )

    def compute(self, store: SiteStore, inputs: Inputs, progress: Progress) -> StepResult:
        """Call the step."""
        from ..site.steps.threat_clusters import threat_clusters

        return threat_clusters(
            store, inputs.period(store), inputs.text("CATEGORY"), inputs.choice("SOURCE"), inputs.choice("METHOD"),
            inputs.number("REACH"), inputs.whole("MIN_FINDS"), progress)
