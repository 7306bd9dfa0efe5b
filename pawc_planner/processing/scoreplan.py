"""Algorithm ``scoreplan``."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
)

from ..base.errors import ParameterError
from ..base.words import QT_TRANSLATE_NOOP
from ..bridge import compat
from ..bridge.feedback import FeedbackProgress
from ..i18n import translate
from . import parameters
from .algorithm import TRAINING, PawcAlgorithm, Result, tell
from .inputs import Inputs
from .results import csv_text, write_text

if TYPE_CHECKING:
    from ..training.scoring.entries import Entry
    from ..training.scoring.results import Comparison, Replays
    from ..training.scoring.sealed import Sealed

_A_PLAN = QT_TRANSLATE_NOOP("PawcPlanner", "a site with a plan, or ROUTES with a plan drawn by hand")
_SCORED = QT_TRANSLATE_NOOP("PawcPlanner", "the plan itself is scored")
NUMBERS = {
    "HARM_PERCENT": "harm_share", "HARM_PREVENTED": "harm_prevented", "INTERCEPTIONS": "interceptions",
    "SIGNS_FOUND": "signs_found", "PHOTOGRAPHED": "photographed", "PHOTOGRAPHED_IN_TIME": "photographed_in_time",
}
COLUMNS = ("plan", "measure", "mean", "low", "high")


class ScorePlan(PawcAlgorithm):
    """A plan against the hidden intruders of a training park."""

    ID = "scoreplan"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Score a plan")
    GROUP = TRAINING
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Says how good a plan would have been: it is tried out many times against the hidden intruders of a training "
        "park, in the cycle after the park's history. The score, 0 to 100, counts above all the share of the harm "
        "(trees, snares, nests, crops) that the plan prevents, then groups stopped and signs found, and a little "
        "groups photographed and ground searched; its interval is that in which it lies with 95 % certainty.\n\n"
        "The plan is that of a site (CYCLE empty: the latest), or one drawn by hand: ROUTES are lines, one per team "
        "and day, with the columns team, day, station and transport where you have them; CAMERAS are points (without "
        "them the cameras of the site's plan stand, if there is one). Give SITE and ROUTES, or SITE and OTHER, to "
        "compare: all plans meet the same intruders with the same luck. With REACT, intruders learn during the cycle "
        "from what happens to them. PARK is the folder of the training park with its truth.",
    )
    RESULTS = (
        Result("SCORE", QT_TRANSLATE_NOOP("PawcPlanner", "Score, 0 to 100")),
        Result("SCORE_LOW", QT_TRANSLATE_NOOP("PawcPlanner", "Score, lower end of the interval")),
        Result("SCORE_HIGH", QT_TRANSLATE_NOOP("PawcPlanner", "Score, upper end of the interval")),
        Result("HARM_PERCENT", QT_TRANSLATE_NOOP("PawcPlanner", "Harm prevented, percent")),
        Result("HARM_PREVENTED", QT_TRANSLATE_NOOP("PawcPlanner", "Harm prevented in a cycle (trees, snares …)")),
        Result("INTERCEPTIONS", QT_TRANSLATE_NOOP("PawcPlanner", "Groups stopped in a cycle")),
        Result("SIGNS_FOUND", QT_TRANSLATE_NOOP("PawcPlanner", "Signs found in a cycle")),
        Result("PHOTOGRAPHED", QT_TRANSLATE_NOOP("PawcPlanner", "Groups photographed in a cycle")),
        Result("PHOTOGRAPHED_IN_TIME", QT_TRANSLATE_NOOP("PawcPlanner", "Groups photographed in time to stop them")),
        Result("TEAM_DAYS", QT_TRANSLATE_NOOP("PawcPlanner", "Team-days of the plan")),
        Result("ROUTES_KM", QT_TRANSLATE_NOOP("PawcPlanner", "Kilometres of all routes")),
        Result("DIFFERENCE", QT_TRANSLATE_NOOP("PawcPlanner", "Score less that of the plan compared with")),
        Result("DIFFERENCE_LOW", QT_TRANSLATE_NOOP("PawcPlanner", "Difference, lower end of the interval")),
        Result("DIFFERENCE_HIGH", QT_TRANSLATE_NOOP("PawcPlanner", "Difference, upper end of the interval")),
        Result("BETTER_PERCENT", QT_TRANSLATE_NOOP("PawcPlanner", "Replays in which the plan is better, percent")),
    )

    def parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """The park, the plans, how they are replayed, and the table."""
        database = translate("PawcPlanner", "Site database (*.gpkg);;All files (*)")
        return (
            QgsProcessingParameterFile(
                "PARK", translate("PawcPlanner", "Folder of the training park, with its truth"),
                QgsProcessingParameterFile.Behavior.Folder,
            ),
            QgsProcessingParameterFile(
                "SITE", translate("PawcPlanner", "Site database with the plan"), fileFilter=database, optional=True
            ),
            parameters.text("CYCLE", translate("PawcPlanner", "Cycle (empty: the latest)")),
            QgsProcessingParameterFeatureSource(
                "ROUTES", translate("PawcPlanner", "Routes drawn by hand (lines)"), [compat.LINES], optional=True
            ),
            QgsProcessingParameterFeatureSource(
                "CAMERAS", translate("PawcPlanner", "Cameras drawn by hand (points)"), [compat.POINTS], optional=True
            ),
            QgsProcessingParameterFile(
                "OTHER", translate("PawcPlanner", "Site database with a plan to compare with"), fileFilter=database,
                optional=True,
            ),
            parameters.text("OTHER_CYCLE", translate("PawcPlanner", "Cycle of the plan to compare with")),
            parameters.number("REPLAYS", translate("PawcPlanner", "Replays"), 100, 2, 100_000, whole=True),
            parameters.number(
                "DAYS", translate("PawcPlanner", "Days to replay (0: as long as the cycle)"), 0, 0, 366, whole=True
            ),
            QgsProcessingParameterBoolean(
                "REACT", translate("PawcPlanner", "Intruders learn during the cycle"), True
            ),
            parameters.advanced(parameters.number(
                "SEED", translate("PawcPlanner", "Seed (the same seed gives the same score)"), 1, 0, 2_147_483_647,
                whole=True,
            )),
            QgsProcessingParameterFileDestination(
                "OUTPUT", translate("PawcPlanner", "Table of the scores"), translate("PawcPlanner", "Table (*.csv)"),
                optional=True, createByDefault=False,
            ),
        )

    def run_step(self, inputs: Inputs, feedback: QgsProcessingFeedback) -> Mapping[str, Any]:
        """Read the truth and the plans, replay, tell."""
        from ..training.scoring.replay import ReplayParams, replay
        from ..training.scoring.sealed_files import unseal
        from ..training.scoring.sentences import said_comparison, said_score

        target = inputs.new_path("OUTPUT")
        sealed = unseal(inputs.path("PARK"))
        entries = entries_of(inputs, sealed)
        days = inputs.whole("DAYS") or entries[0].days
        params = ReplayParams(inputs.whole("REPLAYS"), days, inputs.yes("REACT"), inputs.whole("SEED"))
        plans = [entry.plan for entry in entries]
        result = replay(sealed, plans, params, FeedbackProgress(feedback))
        compared = [result.compare(plans[0].name, plan.name) for plan in plans[1:]]
        notes = [note for plan in plans for note in said_score(result, plan, params)]
        notes += [note for one in compared for note in said_comparison(one)]
        outputs = {**outputs_of(result, entries[0], compared), "SUMMARY": tell(notes, feedback)}
        if target is not None:
            text = csv_text(COLUMNS, table_of(result, compared))
            outputs["OUTPUT"] = write_text("OUTPUT", target, text, done=_SCORED)
        return outputs


def entries_of(inputs: Inputs, sealed: Sealed) -> list[Entry]:
    """Read the plans that were given: of the site, drawn by hand, of the other site."""
    from ..training.scoring.entries import entry_drawn, entry_of_site

    entries = []
    if inputs.text("SITE"):
        entries.append(entry_of_site(inputs.path("SITE"), inputs.text("CYCLE"), sealed))
    routes, cameras = inputs.frame("ROUTES"), inputs.frame("CAMERAS")
    if routes is not None:
        drawn = entry_drawn(routes, cameras, sealed, translate("PawcPlanner", "drawn by hand"))
        entries.append(drawn if cameras is not None or not entries else with_cameras_of(drawn, entries[0]))
    if inputs.text("OTHER"):
        entries.append(entry_of_site(inputs.path("OTHER"), inputs.text("OTHER_CYCLE"), sealed))
    if not entries:
        raise ParameterError(name="SITE", value="“”", expected=_A_PLAN)
    return distinct(entries)


def with_cameras_of(entry: Entry, other: Entry) -> Entry:
    """Return a plan with the cameras of another one, so that routes are compared and not cameras."""
    return replace(entry, plan=replace(entry.plan, cameras=other.plan.cameras))


def distinct(entries: list[Entry]) -> list[Entry]:
    """Give plans of the same name a number each, as two sites often have the same name and cycle."""
    names: list[str] = []
    for entry in entries:
        name, number = entry.plan.name, 2
        while name in names:
            name, number = f"{entry.plan.name} ({number})", number + 1
        names.append(name)
    return [replace(entry, plan=replace(entry.plan, name=name)) for entry, name in zip(entries, names)]


def outputs_of(result: Replays, entry: Entry, compared: list[Comparison]) -> dict[str, Any]:
    """Return the key numbers of the first plan; what is not known is left out."""
    from ..training.scoring.results import SCORE
    from ..training.scoring.sentences import measures_of

    table = measures_of(result, entry.plan.name)
    score = table.loc[SCORE]
    numbers = {"SCORE": score["mean"], "SCORE_LOW": score["low"], "SCORE_HIGH": score["high"]}
    numbers |= {name: table.loc[measure, "mean"] for name, measure in NUMBERS.items()}
    for one in compared[:1]:
        numbers |= {"DIFFERENCE": one.difference, "DIFFERENCE_LOW": one.low, "DIFFERENCE_HIGH": one.high,
                    "BETTER_PERCENT": 100 * one.share_better}
    known = {name: float(value) for name, value in numbers.items() if not math.isnan(value)}
    return {**known, "TEAM_DAYS": entry.plan.team_days, "ROUTES_KM": entry.plan.km}


def table_of(result: Replays, compared: list[Comparison]) -> list[list[Any]]:
    """Return the rows of the table: every measure of every plan, then the differences."""
    rows = result.summary()[list(COLUMNS)].to_numpy().tolist()
    rows += [[f"{one.first} − {one.second}", one.measure, one.difference, one.low, one.high] for one in compared]
    return [[plan, measure, *(round(value, 4) for value in values)] for plan, measure, *values in rows]
