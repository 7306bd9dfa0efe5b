"""The provider ``pawc_planner``: which algorithms there are."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..i18n import translate
from ..paths import icon_file
from .addlayer import AddLayer
from .algorithm import PawcAlgorithm
from .briefing import Briefing
from .cameraeffort import CameraEffort
from .cameraplacement import CameraPlacement
from .checksite import CheckSite
from .coverage import Coverage
from .coveragecost import CoverageCost
from .coveragedefinitions import CoverageDefinitions
from .createsite import CreateSite
from .dataquality import DataQuality
from .deterrence import Deterrence
from .emerginghotspots import EmergingHotspots
from .encounterrates import EncounterRates
from .encountertrend import EncounterTrend
from .gapanalysis import GapAnalysis
from .hotspots import Hotspots
from .importfiles import ImportFiles
from .mapbacktest import MapBacktest
from .mergesites import MergeSites
from .nearrepeat import NearRepeat
from .outcomeindicators import OutcomeIndicators
from .patroleffort import PatrolEffort
from .patrolroutes import PatrolRoutes
from .plancycle import PlanCycle
from .previewimport import PreviewImport
from .responsegap import ResponseGap
from .retryquarantine import RetryQuarantine
from .riskmap import RiskMap
from .scoreplan import ScorePlan
from .sitesettings import SiteSettings
from .spatialscan import SpatialScan
from .threatclusters import ThreatClusters
from .trainingpark import TrainingPark
from .undoimport import UndoImport

ALGORITHMS: tuple[type[PawcAlgorithm], ...] = (
    CreateSite, SiteSettings, AddLayer, PreviewImport, ImportFiles, DataQuality, RetryQuarantine,
    UndoImport, MergeSites, CheckSite,
    PatrolEffort, CameraEffort, Coverage, CoverageDefinitions, EncounterRates, EncounterTrend,
    Deterrence, OutcomeIndicators,
    Hotspots, ThreatClusters, SpatialScan, EmergingHotspots, NearRepeat, RiskMap, MapBacktest,
    GapAnalysis, ResponseGap, CoverageCost,
    PatrolRoutes, CameraPlacement, PlanCycle,
    Briefing,
    TrainingPark, ScorePlan,
)


class PawcProvider(QgsProcessingProvider):
    """All algorithms of the plugin."""

    def id(self) -> str:
        """Fixed id."""
        return "pawc_planner"

    def name(self) -> str:
        """Name in the toolbox."""
        return translate("PawcPlanner", "PAWC Planner")

    def icon(self) -> QIcon:
        """Icon in the toolbox."""
        return QIcon(str(icon_file("pawc")))

    def loadAlgorithms(self) -> None:
        """Add one of each."""
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
