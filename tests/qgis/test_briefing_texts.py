"""Every text of the printed pages and of the map layers has a Thai translation with the same fields."""

from __future__ import annotations

import ast
import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PRINTED = [*sorted((ROOT / "pawc_planner" / "briefing").glob("*.py")),
           *(ROOT / "pawc_planner" / "bridge" / f"{name}.py" for name in ("layers", "styles", "project"))]


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("i18n_tool", ROOT / "tools" / "i18n.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_printed_texts_are_translated(tool):
    known = tool.read_ts(tool.ts_path("th"))
    texts = set().union(*(tool.texts_of(ast.parse(path.read_text(encoding="utf-8"))) for path in PRINTED))
    assert len(texts) > 100
    assert sorted(text for text in texts if not known.get(text)) == []
    assert sorted(text for text in texts if tool.fields(text) != tool.fields(known[text])) == []


def test_tool_finds_literals_under_any_name_and_nothing_else(tool):
    source = ast.parse(
        'translate("PawcPlanner", "a")\n_N("PawcPlanner", "b {x}")\nwords("c")\nself.words("d")\n'
        'say(unit)\nother("e")\n'
        'translate("Other", "f")\n')
    assert tool.texts_of(source) == {"a", "b {x}", "c", "d"}


def test_errors_are_given_marked_words_only(tool):
    assert tool.unmarked() == []


@pytest.mark.parametrize("line", [
    'raise Fault(file=name, reason="it is empty")',
    'raise Fault(reason=f"it is larger than {size} MB")',
    'raise Fault(what="areas" if areas else LINES)',
    'Table(instead=("a list", NEEDED))',
    'expected = "one of " + names',
    'self._refuse("it is empty")',
])
def test_words_that_are_not_marked_are_found(tool, line):
    assert tool.unmarked_of(ast.parse(line)) == [1]


@pytest.mark.parametrize("line", [
    'raise Fault(reason=_EMPTY)',
    'raise Fault(reason=Sentence(_LARGE, {"size": f"{size} MB"}))',
    'raise Fault(reason=QT_TRANSLATE_NOOP("PawcPlanner", "it is empty"))',
    'raise Fault(what=f"{type(error).__name__}: {error}")',
    'text.format(reason="it is empty")',
])
def test_marked_words_and_facts_pass(tool, line):
    assert tool.unmarked_of(ast.parse(line)) == []


def test_update_keeps_translations_and_marks_the_rest(tool, tmp_path):
    path = tmp_path / "x.ts"
    tool.write_ts(path, "th", ["a <b> & {n}", "new"], {"a <b> & {n}": "ก {n}"})
    assert tool.read_ts(path) == {"a <b> & {n}": "ก {n}", "new": ""}
    before = path.read_bytes()
    tool.write_ts(path, "th", ["a <b> & {n}", "new"], tool.read_ts(path))
    assert path.read_bytes() == before


def test_lost_field_is_a_fault(tool, monkeypatch, tmp_path):
    monkeypatch.setattr(tool, "ts_path", lambda language: tmp_path / "x.ts")
    monkeypatch.setattr(tool, "source_texts", lambda: ["{n} km", "here", "soon"])
    tool.write_ts(tmp_path / "x.ts", "th", ["gone", "here", "{n} km"], {"{n} km": "กม.", "here": "ที่นี่", "gone": "ไป"})
    assert tool.faults("th") == ["missing: soon", "obsolete: gone", "fields differ: {n} km"]
