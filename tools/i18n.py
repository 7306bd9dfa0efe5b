"""Keep i18n/pawc_planner_th.ts in step with the texts of the package, check it, and compile it.

``python tools/i18n.py``            bring the .ts up to date (translations are kept), then compile
``python tools/i18n.py --check``    fail when a text is missing, unfinished or obsolete, its {fields} differ, or
                                    an error is given words that are not marked
``python tools/i18n.py --compile``  write the .qm beside the .ts

A text is the literal in ``translate("PawcPlanner", "…")`` and ``QT_TRANSLATE_NOOP("PawcPlanner", "…")`` under whatever
name they are imported, and in ``words("…")`` and ``say("…")``, which look a text up in the language of a printed page.
The words of an error (``reason=``, ``what=`` …) are texts too: a marked one, or a ``Sentence`` of one and its facts.
"""

from __future__ import annotations

import ast
import shutil
import string
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CONTEXT = "PawcPlanner"
LANGUAGES = ("th",)
LOOK_UPS = ("words", "say")
WORDED = ("reason", "what", "instead", "problem", "remedy", "expected", "seen", "query", "found", "wanted", "done")
TELLING = ("_refuse", "_hostile", "_broken", "_fault")  # methods that raise an error for the reason that they are given
COMPILERS = ("lrelease-qt5", "lrelease", "lrelease-qt6", "lrelease6", "pyside6-lrelease", "/usr/lib/qt6/bin/lrelease",
             "/usr/lib/qt5/bin/lrelease")


def literal(node: ast.AST) -> str | None:
    """Value of a text literal, None for anything else."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def texts_of(tree: ast.AST) -> set[str]:
    """Texts marked in one module."""
    found = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if len(node.args) >= 2 and literal(node.args[0]) == CONTEXT and literal(node.args[1]):
            found.add(literal(node.args[1]))
        elif name in LOOK_UPS and len(node.args) == 1 and literal(node.args[0]):
            found.add(literal(node.args[0]))
    return found


def source_texts() -> list[str]:
    """Texts of the whole package, sorted."""
    found: set[str] = set()
    for path in sorted((ROOT / "pawc_planner").rglob("*.py")):
        found |= texts_of(ast.parse(path.read_text(encoding="utf-8"), str(path)))
    return sorted(found)


def has_words(node: ast.AST) -> bool:
    """Tell an English text that is written down where a marked one belongs, also within a choice or a tuple."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and any(sign.islower() for sign in node.value)  # JSON and PDF are names
    if isinstance(node, ast.JoinedStr):
        return any(has_words(part) for part in node.values if isinstance(part, ast.Constant))
    if isinstance(node, ast.IfExp):
        return has_words(node.body) or has_words(node.orelse)
    if isinstance(node, ast.BinOp):
        return has_words(node.left) or has_words(node.right)
    if isinstance(node, ast.BoolOp):
        return any(map(has_words, node.values))
    return isinstance(node, ast.Tuple) and any(map(has_words, node.elts))


def unmarked_of(tree: ast.AST) -> list[int]:
    """Lines of one module at which an error is given words that are not marked for translation."""
    found = []
    for node in ast.walk(tree):
        given: list[ast.AST] = []
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            given = [keyword.value for keyword in node.keywords if keyword.arg in WORDED and name[:1].isupper()]
            given += node.args[:1] if name in TELLING else []
        elif isinstance(node, ast.Assign) and {getattr(target, "id", "") for target in node.targets} & set(WORDED):
            given = [node.value]
        found += [value.lineno for value in given if has_words(value)]
    return found


def unmarked() -> list[str]:
    """Places in the package at which an error is given words that are not marked for translation."""
    return [
        f"{path.relative_to(ROOT)}:{line}: words that are not marked with QT_TRANSLATE_NOOP"
        for path in sorted((ROOT / "pawc_planner").rglob("*.py"))
        for line in unmarked_of(ast.parse(path.read_text(encoding="utf-8"), str(path)))
    ]


def ts_path(language: str) -> Path:
    """Translation file of a language."""
    return ROOT / "i18n" / f"pawc_planner_{language}.ts"


def read_ts(path: Path) -> dict[str, str]:
    """Translations by source text; unfinished ones are empty."""
    if not path.exists():
        return {}
    found = {}
    for message in ET.parse(path).iter("message"):
        target = message.find("translation")
        done = target is not None and target.get("type") not in ("unfinished", "obsolete", "vanished")
        found[message.findtext("source") or ""] = (target.text or "") if done else ""
    return found


def write_ts(path: Path, language: str, texts: list[str], known: dict[str, str]) -> None:
    """Write the file, sorted by source text; a text without translation is marked unfinished."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for text in texts:
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "source").text = text
        target = ET.SubElement(message, "translation")
        target.text = known.get(text) or None
        if not known.get(text):
            target.set("type", "unfinished")
    ET.indent(root)
    body = ET.tostring(root, encoding="unicode")
    path.parent.mkdir(exist_ok=True)
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")


def fields(text: str) -> set[str]:
    """Names of the ``{fields}`` of a text; a text with broken braces has the field ``<broken>``."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return {"<broken>"}


def faults(language: str) -> list[str]:
    """What is wrong with a translation file."""
    texts, known = source_texts(), read_ts(ts_path(language))
    found = [f"missing: {text}" for text in texts if text not in known]
    found += [f"unfinished: {text}" for text in texts if text in known and not known[text]]
    found += [f"obsolete: {text}" for text in known if text not in set(texts)]
    found += [f"fields differ: {text}" for text, done in known.items() if done and fields(text) != fields(done)]
    return found


def compile_ts(language: str) -> None:
    """Write the .qm; without a compiler an existing .qm that is newer than its .ts will do."""
    source = ts_path(language)
    target = source.with_suffix(".qm")
    if not source.exists():
        return
    compiler = next((found for name in COMPILERS if (found := shutil.which(name))), None)
    if compiler is None:
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            return
        sys.exit("No lrelease was found: install Qt's linguist tools (make setup) to compile the translations.")
    subprocess.run([compiler, "-silent", str(source), "-qm", str(target)], check=True)


def main(arguments: list[str]) -> int:
    if "--check" in arguments:
        found = unmarked()
        found += [f"{ts_path(language).name}: {fault}" for language in LANGUAGES for fault in faults(language)]
        print("\n".join(found) if found else "i18n: complete", file=sys.stderr if found else sys.stdout)
        return 1 if found else 0
    for language in LANGUAGES:
        if "--compile" not in arguments:
            write_ts(ts_path(language), language, source_texts(), read_ts(ts_path(language)))
        compile_ts(language)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
