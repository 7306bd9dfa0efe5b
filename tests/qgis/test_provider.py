"""What the provider offers is fixed: scripts and models of the users rest on it."""

from __future__ import annotations

import pytest

from pawc_planner.paths import icon_file

WANTED = {
    "createsite": ({"BOUNDARY", "NAME", "CRS", "CELL_SIZE", "TIMEZONE", "OUTPUT"}, {"OUTPUT", "AREA_KM2"}),
    "sitesettings": (
        {"SITE", "NAME", "THREATS", "SEASONS", "SWATH", "COVERAGE_TARGET", "BASE_YEAR", "PARTNER_WORDS", "ARREST_WORDS",
         "STOPPED_WORDS", "LANGUAGES", "YEAR_STYLE", "NOTICE"},
        {"CHANGED", "NAME", "THREATS", "SEASONS", "SWATH", "COVERAGE_TARGET", "BASE_YEAR", "PARTNER_WORDS", "NOTICE"},
    ),
    "importfiles": (
        {"SITE", "INPUT", "KIND", "MAPPING", "SAVE_MAPPING", "TRIAL", "KEEP_PERSONAL"},
        {"READ", "STORED", "REPAIRED", "QUARANTINED", "DUPLICATES", "REPORT", "IMPORT_ID"},
    ),
    "previewimport": ({"SITE", "INPUT", "KIND", "MAPPING"}, {"FILES", "QUESTIONS", "UNUSABLE", "PREVIEW"}),
    "dataquality": ({"SITE", "OUTPUT_FOLDER"}, {"READ", "STORED", "REPAIRED", "DUPLICATES", "QUARANTINED", "OPEN"}),
    "retryquarantine": ({"SITE", "FIXES", "DISMISS", "TEMPLATE"}, {"READ", "STORED", "QUARANTINED", "OPEN"}),
    "undoimport": ({"SITE", "IMPORT_ID", "RULE"}, {"IMPORT_ID", "REMOVED", "RESTORED"}),
    "mergesites": ({"SITE", "OTHER", "PREFER"}, {"ADDED", "CONFLICTS"}),
    "addlayer": ({"SITE", "INPUT", "ROLE"}, {"READ", "STORED"}),
    "checksite": ({"SITE"}, {"FAULTS"}),
    "patroleffort": (
        {"SITE", "START", "END", "TRANSPORT", "GROUP_BY", "OUTPUT", "TABLE"},
        {"KM", "TOTAL_KM", "HOURS", "MOVING_HOURS", "REST_HOURS", "CAMP_HOURS", "SILENT_HOURS", "NIGHT_KM",
         "NIGHT_SHARE", "PATROL_DAYS", "LEG_DAYS", "JOINT_PATROL_DAYS", "PATROLS", "CHARTS"},
    ),
    "cameraeffort": (
        {"SITE", "START", "END", "GROUP_BY", "OUTPUT", "CAMERAS_TABLE", "MONTHS", "TABLE"},
        {"CAMERAS", "CAMERA_DAYS", "PICTURES", "PEOPLE_PICTURES", "PEOPLE_RATE", "PEOPLE_RATE_LOW", "PEOPLE_RATE_HIGH",
         "UNMATCHED", "CHARTS"},
    ),
    "coverage": (
        {"SITE", "START", "END", "TRANSPORT", "SWATH", "TARGET", "SUBCELLS", "OUTPUT", "SECTORS", "PERIODS",
         "CUMULATIVE", "REVISITS", "TRANSPORTS"},
        {"CELLS_PERCENT", "SUBCELLS_PERCENT", "SWATH_PERCENT", "TARGET_PERCENT", "TARGET_DAY", "KM",
         "MEDIAN_REVISIT_DAYS", "UNVISITED_PERCENT", "NOT_VISITED_90_PERCENT", "CHARTS"},
    ),
    "coveragedefinitions": (
        {"SITE", "START", "END", "CELL_SIZES", "SWATHS", "SUBCELLS", "TABLE"},
        {"START", "END", "CELLS_PERCENT", "SUBCELLS_PERCENT", "MOST_PERCENT", "LEAST_PERCENT", "CHARTS"},
    ),
    "encounterrates": (
        {"SITE", "START", "END", "CATEGORY", "COUNT", "OUTPUT", "TABLE"},
        {"FINDS", "RATE_FINDS", "KM", "RATE", "RATE_LOW", "RATE_HIGH", "PER_DAY", "PER_PATROL", "PATROL_DAYS",
         "PATROLS", "CHARTS"},
    ),
    "encountertrend": (
        {"SITE", "START", "END", "CATEGORY", "BASE_YEAR", "LEVEL", "COUNT", "YEARS", "TRENDS"},
        {"VERDICT", "CHANGE_PERCENT", "CHANGE_LOW", "CHANGE_HIGH", "P", "INDEX", "INDEX_LOW", "INDEX_HIGH",
         "BASE_YEAR", "CHARTS"},
    ),
    "deterrence": (
        {"SITE", "START", "END", "CATEGORY", "PERIOD", "LAGS", "SEED", "EFFECTS", "CHANGES", "SECTOR_EFFECTS"},
        {"VERDICT", "EFFECT_PERCENT", "EFFECT_LOW", "EFFECT_HIGH", "P", "LAG", "RAW_CORRELATION",
         "CHANCE_CORRELATION", "MISLEADS", "CHARTS"},
    ),
    "outcomeindicators": (
        {"SITE", "START", "END", "YEAR_STARTS", "CATEGORY", "INDICATORS"},
        {"YEAR", "COVERAGE_PERCENT", "KM", "PATROL_DAYS", "JOINT_PATROL_DAYS", "THREATS", "THREATS_PER_KM", "INDEX",
         "STUMPS", "SUSPECTS", "STOPPED", "ARRESTS", "REPORTS", "CHARTS"},
    ),
    "hotspots": ({"SITE", "START", "END", "CATEGORY"}, {"HOT", "COLD", "UNKNOWN"}),
    "responsegap": (
        {"SITE", "START", "END", "CATEGORY", "DELAY", "VEHICLES", "OUTPUT", "STATIONS"},
        {"REACHABLE_PERCENT", "OUT_OF_REACH_PERCENT", "MEDIAN_MARGIN_MINUTES", "CHARTS"},
    ),
    "coveragecost": (
        {"SITE", "START", "END", "HOURS_PER_DAY", "DAYS", "ANEW", "OUTPUT", "TARGETS", "TOURS"},
        {"SHARE_NOW_PERCENT", "KM_80", "DAYS_80", "TOURS_80", "BOUND_KM_80", "MOST_PERCENT", "OUT_OF_REACH", "CHARTS"},
    ),
    "mapbacktest": (
        {"SITE", "START", "END", "CATEGORY", "CYCLE", "SCORES", "BY_CYCLE"},
        {"CYCLES", "FINDS", "RISK_HIT_PERCENT", "DENSITY_HIT_PERCENT", "RISK_PAI", "RISK_PEI", "CALIBRATION_ERROR",
         "CHARTS"},
    ),
    "threatclusters": (
        {"SITE", "START", "END", "CATEGORY", "SOURCE", "MIN_FINDS", "METHOD", "REACH", "OUTPUT"},
        {"CLUSTERS", "MORE", "FINDS", "ALONE", "REACH_M"},
    ),
    "spatialscan": (
        {"SITE", "START", "END", "CATEGORY", "SOURCE", "MAX_PERCENT", "WINDOWS", "SIDE", "PERMUTATIONS", "SEED",
         "OUTPUT"},
        {"CLUSTERS", "FINDS", "CLUSTER_FINDS", "CLUSTER_EXPECTED", "RELATIVE_RISK", "P"},
    ),
    "emerginghotspots": (
        {"SITE", "START", "END", "CATEGORY", "SOURCE", "PERIOD", "BEFORE", "FDR", "OUTPUT"},
        {"PERIODS", "NEW", "CONSECUTIVE", "INTENSIFYING", "PERSISTENT", "DIMINISHING", "SPORADIC", "OSCILLATING",
         "HISTORICAL", "COLD", "UNKNOWN", "FINDS", "CHARTS"},
    ),
    "nearrepeat": (
        {"SITE", "START", "END", "CATEGORY", "SOURCE", "NEAR", "SOON", "PERMUTATIONS", "SEED", "TABLE"},
        {"VERDICT", "PAIRS", "BY_CHANCE", "RATIO", "P", "BY_VISITS", "RATIO_VISITS", "P_VISITS", "CHARTS"},
    ),
    "riskmap": (
        {"SITE", "START", "END", "CATEGORY", "SEASON_TO_MAP", "LENGTH", "SEED", "MODEL_FOLDER", "OUTPUT", "FACTORS",
         "VALIDATION"},
        {"METHOD", "SEASON", "LOOKS", "POSITIVES", "UNKNOWN", "IDENTIFIED", "DETECTION_PER_KM", "AUC",
         "CALIBRATION_ERROR", "CHARTS"},
    ),
    "gapanalysis": ({"SITE", "START", "END"}, {"UNKNOWN"}),
    "patrolroutes": ({"SITE", "TEAMS", "DAYS", "HOURS_PER_DAY", "SEED"}, {"KM", "EXPECTED_PERCENT", "BOUND_PERCENT"}),
    "cameraplacement": ({"SITE", "CAMERAS"}, {"CAUGHT_PERCENT", "BOUND_PERCENT", "PROVEN"}),
    "briefing": ({"SITE", "CYCLE", "LANGUAGE", "OUTPUT"}, {"PAGES"}),
    "plancycle": (
        {"SITE", "START", "END", "CYCLE_START", "CYCLE_END", "TEAMS", "DAYS", "HOURS_PER_DAY", "CAMERAS", "SEED",
         "LANGUAGE", "OUTPUT_FOLDER"}, {"CYCLE", "PROJECT", "BRIEFING"},
    ),
    "trainingpark": (
        {"SEED", "KIND", "GROUND", "SIZE", "CELL", "YEARS", "DEFECTS", "ELEVATION", "OUTPUT_FOLDER"},
        {"KM", "PATROL_DAYS", "FINDS", "STUMPS", "PICTURES", "DEFECTS_SOWN", "EXPORTS", "TRUTH"},
    ),
    "scoreplan": (
        {"PARK", "SITE", "CYCLE", "ROUTES", "CAMERAS", "OTHER", "OTHER_CYCLE", "REPLAYS", "DAYS", "REACT", "SEED",
         "OUTPUT"},
        {"SCORE", "SCORE_LOW", "SCORE_HIGH", "INTERCEPTIONS", "HARM_PREVENTED", "SIGNS_FOUND", "PHOTOGRAPHED_IN_TIME",
         "DIFFERENCE"},
    ),
}


def test_ids_are_the_fixed_ones(provider):
    assert {algorithm.id() for algorithm in provider.algorithms()} == {f"pawc_planner:{name}" for name in WANTED}


@pytest.mark.parametrize("name", sorted(WANTED))
def test_parameters_and_outputs(provider, name):
    algorithm = provider.algorithm(name)
    parameters, outputs = WANTED[name]
    assert parameters <= {definition.name() for definition in algorithm.parameterDefinitions()}
    assert outputs | {"SUMMARY"} <= {output.name() for output in algorithm.outputDefinitions()}


@pytest.mark.parametrize("name", sorted(WANTED))
def test_every_algorithm_explains_itself(provider, name):
    algorithm = provider.algorithm(name)
    assert len(algorithm.shortHelpString()) > 60
    assert algorithm.group() and algorithm.groupId() and algorithm.displayName() != name
    assert icon_file(name).stem == name and not algorithm.icon().isNull()
    assert all(definition.description() for definition in algorithm.parameterDefinitions())
    assert algorithm.canExecute()[0]


@pytest.mark.parametrize("name", sorted(WANTED))
def test_runs_in_a_background_thread(provider, name):
    from pawc_planner.bridge.compat import NO_THREADING

    assert not provider.algorithm(name).flags() & NO_THREADING


@pytest.mark.parametrize(
    "name", ["patroleffort", "coverage", "encounterrates", "hotspots", "gapanalysis", "patrolroutes", "cameraplacement"]
)
def test_layers_are_optional(provider, name):
    """The key numbers are enough for a script."""
    from qgis.core import QgsProcessingParameterDefinition

    optional = QgsProcessingParameterDefinition.Flag.FlagOptional
    assert provider.algorithm(name).parameterDefinition("OUTPUT").flags() & optional
