"""Every analysis on every awkward site: sensible numbers and words, or one clear sentence; never a traceback."""

from __future__ import annotations

import json
import math
import re

import pytest

from .awkward_sites import AWKWARD, awkward_site

NONSENSE = re.compile(r"\bnan\b|\bNaN\b|\bNaT\b|\bNone\b|\binf\b|Timestamp|Traceback|\{\w+[:}]")


@pytest.fixture(scope="module", params=sorted(AWKWARD))
def site(request, tmp_path_factory):
    return request.param, str(awkward_site(request.param, tmp_path_factory.mktemp("awkward") / "site.gpkg"))


def test_every_analysis_bears_it(provider, site):
    name, path = site
    wrong = []
    for algorithm in provider.algorithms():
        if algorithm.groupId() == "analysis":
            wrong += [f"{algorithm.name()}: {fault}" for fault in faults_of(algorithm, path, name)]
    assert not wrong, "\n".join(wrong)


def faults_of(algorithm, path: str, name: str) -> list[str]:
    """Run one algorithm with all its layers and tables; return what is wrong with what came of it."""
    import processing
    from qgis.core import QgsProcessingException, QgsProcessingFeedback, QgsProcessingParameterFeatureSink

    sinks = [d.name() for d in algorithm.parameterDefinitions() if isinstance(d, QgsProcessingParameterFeatureSink)]
    feedback = QgsProcessingFeedback(False)
    try:
        outputs = processing.run(
            algorithm.id(), {"SITE": path, **dict.fromkeys(sinks, "memory:")}, feedback=feedback)
    except QgsProcessingException as error:
        said = str(error)
        clear = "unforeseen" not in said and "\n" not in said and said.endswith((".", "…", "”", ")"))
        return [] if clear and not NONSENSE.search(said) else [f"not one clear sentence: {said}"]
    return [
        *(["a traceback in the log"] if "Traceback" in feedback.textLog() else []),
        *numbers_wrong(outputs), *words_wrong(outputs, name), *tables_wrong(outputs, sinks)]


def numbers_wrong(outputs) -> list[str]:
    found = []
    for key, value in outputs.items():
        if isinstance(value, float) and not math.isfinite(value):
            found.append(f"{key} is {value}")
        share = key.endswith("_PERCENT") and not key.startswith(("EFFECT", "CHANGE", "DETECTABLE", "INDEX"))
        if share and isinstance(value, (int, float)) and not -1e-9 <= value <= 100 + 1e-9:
            found.append(f"{key} is {value} percent")
    return found


def words_wrong(outputs, name: str) -> list[str]:
    found = []
    texts = [("SUMMARY", outputs["SUMMARY"])]
    for chart in json.loads(outputs.get("CHARTS") or "[]"):
        texts.append((f"chart {chart.get('name')}", json.dumps(chart.get("summary"), ensure_ascii=False)))
        lengths = {len(chart[key]) for key in ("labels", "values", "low", "high") if chart.get(key)}
        if len(lengths) > 1:
            found.append(f"chart {chart.get('name')} has columns of {sorted(lengths)}")
    if not outputs["SUMMARY"].strip():
        found.append("says nothing")
    plain = [(where, text.replace("{brace}", "").replace("ชุด {1}", "")) for where, text in texts]
    return found + [
        f"{where}: {text}" for where, text in plain if where == "SUMMARY" and NONSENSE.search(text)]


def tables_wrong(outputs, sinks) -> list[str]:
    found = []
    for sink in sinks:
        layer = outputs.get(sink)
        if layer is None:
            found.append(f"{sink} was not made")
            continue
        names = [field.name() for field in layer.fields()]
        for feature in layer.getFeatures():
            bad = [n for n, v in zip(names, feature.attributes()) if isinstance(v, float) and math.isinf(v)]
            if bad:
                found.append(f"{sink}.{bad[0]} is infinite")
                break
    return found
