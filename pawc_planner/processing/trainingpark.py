"""Algorithm ``trainingpark``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
)

from ..base.words import QT_TRANSLATE_NOOP
from ..bridge.feedback import FeedbackProgress
from ..i18n import translate
from ..paths import plugin_file
from . import parameters
from .algorithm import TRAINING, PawcAlgorithm, Result, tell
from .inputs import Inputs

if TYPE_CHECKING:
    from ..training.park import ParkFiles

KINDS = ("rosewood", "snares", "nests", "elephants")
GROUNDS = ("shipped", "generated")
DEFECTS = (
    "leg_day_per_member", "overlapping_leg", "days_in_one_track", "repeated_fixes", "gps_spike", "fix_at_zero",
    "camp_night", "wrong_device_date", "wrong_clock", "buddhist_year_in_xml", "buddhist_era", "thai_digits",
    "thai_month", "day_month_order", "decimal_comma", "swapped_lat_lon", "other_zone", "indian_1975",
    "no_coordinates", "unreadable_date", "unreadable_time", "repeated_rows", "duplicate_export", "truncated_xml",
    "windows_874", "byte_order_mark",
)
NONE = "none"  # a command line cannot give an empty list


class TrainingPark(PawcAlgorithm):
    """A made-up park with years of history, the raw exports of its rangers, and the truth beside them."""

    ID = "trainingpark"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Make a training park")
    GROUP = TRAINING
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Makes a park that does not exist, to train with: its land, some years in which intruders come and rangers "
        "patrol, and the files that the rangers' offices would send. What really happened is known. The folder then "
        "holds three folders: “layers” and “exports” for the class, and “truth” with the right answers, which the "
        "trainer keeps back.\n\n"
        "KIND says what is at stake: rosewood trees, animals caught in snares, turtle nests on rivers patrolled by "
        "boat, or crops raided by elephants. GROUND is the terrain of the Thap Lan area that comes with the plugin, or "
        "made up (“generated”); with ELEVATION it is laid on your own. DEFECTS are the errors of real files that are "
        "put into the exports (“none” alone: without any). The same SEED makes the same park, "
        "another one another history.\n\n"
        "The summary shows the park beside what real sites have published. The folder must be missing, empty, or hold "
        "an earlier training park, which is replaced; anything else is left alone.",
    )
    RESULTS = (
        Result("KM", QT_TRANSLATE_NOOP("PawcPlanner", "Kilometres patrolled, without any defect")),
        Result("PATROL_DAYS", QT_TRANSLATE_NOOP("PawcPlanner", "Patrol-days")),
        Result("FINDS", QT_TRANSLATE_NOOP("PawcPlanner", "Finds of threats")),
        Result("STUMPS", QT_TRANSLATE_NOOP("PawcPlanner", "Signs of harm found (stumps, snares, nests or fields)")),
        Result("PICTURES", QT_TRANSLATE_NOOP("PawcPlanner", "Pictures of cameras")),
        Result("REPORTS", QT_TRANSLATE_NOOP("PawcPlanner", "Information reports")),
        Result("DEFECTS_SOWN", QT_TRANSLATE_NOOP("PawcPlanner", "Places at which a defect was sown")),
        Result("EXPORTS", QT_TRANSLATE_NOOP("PawcPlanner", "Folder of the exports, to import"), is_text=True),
        Result("LAYERS", QT_TRANSLATE_NOOP("PawcPlanner", "Folder of the layers of the park"), is_text=True),
        Result("TRUTH", QT_TRANSLATE_NOOP("PawcPlanner", "Folder of the truth, to keep back"), is_text=True),
    )

    def parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """What is at stake, on which ground, how long, with which defects, and where to."""
        return (
            parameters.number(
                "SEED", translate("PawcPlanner", "Seed (the same seed gives the same park)"), 2567, 0, 2_147_483_647,
                whole=True,
            ),
            parameters.words("KIND", translate("PawcPlanner", "What is at stake"), KINDS, KINDS[0]),
            parameters.words("GROUND", translate("PawcPlanner", "Terrain"), GROUNDS, GROUNDS[0]),
            parameters.number(
                "SIZE", translate("PawcPlanner", "Size, km² (of a generated terrain)"), 2240.0, 200.0, 10_000.0
            ),
            parameters.number("YEARS", translate("PawcPlanner", "Years of history"), 3, 1, 100, whole=True),
            QgsProcessingParameterEnum(
                "DEFECTS", translate("PawcPlanner", "Defects to put into the exports"), [*DEFECTS, NONE],
                allowMultiple=True, defaultValue=list(DEFECTS), optional=True, usesStaticStrings=True,
            ),
            parameters.advanced(parameters.number(
                "CELL", translate("PawcPlanner", "Cell of the terrain, metres"), 500.0, 100.0, 1000.0
            )),
            parameters.advanced(QgsProcessingParameterFile(
                "ELEVATION", translate("PawcPlanner", "Elevation (GeoTIFF, metres) to lay the park on"), optional=True,
                fileFilter=translate("PawcPlanner", "Elevation (*.tif *.tiff);;All files (*)"),
            )),
            QgsProcessingParameterFolderDestination(
                "OUTPUT_FOLDER", translate("PawcPlanner", "Folder for the training park")
            ),
        )

    def run_step(self, inputs: Inputs, feedback: QgsProcessingFeedback) -> Mapping[str, Any]:
        """Make the park and tell its statistics."""
        from ..training.asked import park_asked_for
        from ..training.figures import sentences, statistics
        from ..training.folder import write_park

        elevation = inputs.path("ELEVATION") if inputs.text("ELEVATION") else None
        params = park_asked_for(
            inputs.choice("KIND") or KINDS[0], inputs.choice("GROUND") or GROUNDS[0], inputs.number("SIZE"),
            inputs.number("CELL"), inputs.whole("YEARS"), inputs.whole("SEED"),
            [name for name in inputs.choices("DEFECTS") if name != NONE], elevation is not None,
        )
        folder = inputs.target("OUTPUT_FOLDER").absolute()
        base = plugin_file("resources", "demo")
        files = write_park(base, folder, params, elevation, FeedbackProgress(feedback))
        notes = sentences(statistics(files.figures, params.years, params.size_km2, params.kind))
        return {**outputs_of(files), "OUTPUT_FOLDER": str(folder), "SUMMARY": tell(notes, feedback)}


def outputs_of(files: ParkFiles) -> dict[str, Any]:
    """Return the key numbers of a park and where it is."""
    figures = files.figures
    return {
        "KM": figures["km"], "PATROL_DAYS": figures["patrol_days"], "FINDS": figures["threats"],
        "STUMPS": figures["stumps"], "PICTURES": figures["camera_events"], "REPORTS": figures["reports"],
        "DEFECTS_SOWN": sum(kind["places"] for kind in figures["defects"].values()),
        "EXPORTS": str(files.exports), "LAYERS": str(files.layers["boundary"].parent), "TRUTH": str(files.truth),
    }
