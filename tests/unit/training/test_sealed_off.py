"""The truth of a training park is out of reach of everything that plans: no import leads there, however hidden."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import pawc_planner

ROOT = Path(pawc_planner.__file__).parent
FACES = {"pawc_planner.processing.trainingpark", "pawc_planner.processing.scoreplan"}
TRAINING = "pawc_planner.training"
PLANNING_SIDE = ("base", "analysis", "planning", "site", "importers", "bridge", "briefing", "gui", "processing")


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path) -> set[str]:
    """Modules named by import statements anywhere in a file, within functions too, and by texts that could be names."""
    package = path.relative_to(ROOT.parent).parent.parts
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            start = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            module = ".".join(filter(None, (start, node.module)))
            found |= {module} | {f"{module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "." in node.value:
            text = node.value.replace("/", ".")
            if text.startswith((TRAINING, ".training", "..training")):
                found.add(TRAINING)
    return found


@pytest.fixture(scope="module")
def graph():
    return {name_of(path): imports_of(path) for path in sorted(ROOT.rglob("*.py"))}


def is_training(name: str) -> bool:
    return name == TRAINING or name.startswith(f"{TRAINING}.")


def reached(graph: dict[str, set[str]], start: str, closed: set[str]) -> set[str]:
    """Modules of ours that can be reached from one, without passing through closed ones."""
    seen, open_ = set(), [start]
    while open_:
        module = open_.pop()
        if module in seen or module in closed or module not in graph:
            continue
        seen.add(module)
        open_ += graph[module]
    return seen


def test_only_the_two_algorithms_import_the_training_park(graph):
    outside = {name for name, named in graph.items() if not is_training(name) and any(map(is_training, named))}
    assert outside == FACES


def test_only_the_provider_knows_the_two_algorithms(graph):
    assert {name for name, named in graph.items() if named & FACES and name not in FACES} == {
        "pawc_planner.processing.provider"
    }


@pytest.mark.parametrize("package", PLANNING_SIDE)
def test_no_chain_of_imports_leads_from_the_planner_to_the_truth(graph, package):
    modules = [name for name in graph if name.split(".")[1:2] == [package] and name not in FACES]
    assert modules
    for module in modules:
        assert not any(map(is_training, reached(graph, module, FACES))), module


def test_the_check_sees_a_hidden_import(tmp_path, monkeypatch):
    sly = tmp_path / "pawc_planner" / "analysis" / "sly.py"
    sly.parent.mkdir(parents=True)
    sly.write_text("def peek():\n    from ..training.truth import totals\n    return totals\n", encoding="utf-8")
    monkeypatch.setattr(f"{__name__}.ROOT", tmp_path / "pawc_planner")
    assert any(map(is_training, imports_of(sly)))
    sly.write_text("import importlib\nt = importlib.import_module('pawc_planner.training.truth')\n", encoding="utf-8")
    assert any(map(is_training, imports_of(sly)))
    sly.write_text("from .. import training\n", encoding="utf-8")
    assert any(map(is_training, imports_of(sly)))


def test_the_truth_lies_outside_of_what_is_imported():
    """The site database has no table and the importers no kind for it."""
    from pawc_planner.site.schema import TABLES

    assert not any(word in table.name for table in TABLES for word in ("truth", "sealed", "intruder"))
