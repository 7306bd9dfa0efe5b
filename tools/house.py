"""Check the size rules: modules of at most 500 lines, nine functions in ten of at most 45 lines of code."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MODULE_WALL = 500
MEDIAN_FUNCTION = 12
NINTH_TENTH = 45


def code_lines(node: ast.AST, lines: list[str]) -> int:
    """Count the lines of a function without blank lines, comments and its docstring."""
    body = node.body  # type: ignore[attr-defined]
    doc = ast.get_docstring(node) is not None  # type: ignore[arg-type]
    skip = range(body[0].lineno, body[0].end_lineno + 1) if doc else range(0)
    numbers = range(node.lineno, node.end_lineno + 1)  # type: ignore[attr-defined]
    texts = (lines[n - 1].strip() for n in numbers if n not in skip)
    return sum(1 for text in texts if text and not text.startswith("#"))


def main() -> int:
    lengths, faults = [], []
    for path in sorted((ROOT / "pawc_planner").rglob("*.py")):
        lines = path.read_text(encoding="utf-8").splitlines()
        if len(lines) > MODULE_WALL:
            faults.append(f"{path.relative_to(ROOT)}: {len(lines)} lines; split it (at most {MODULE_WALL})")
        tree = ast.parse("\n".join(lines))
        functions = (n for n in ast.walk(tree) if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef)))
        lengths += [code_lines(n, lines) for n in functions]
    lengths.sort()
    median, ninth = lengths[len(lengths) // 2], lengths[int(len(lengths) * 0.9)]
    print(f"house: {len(lengths)} functions, median {median} lines, nine in ten up to {ninth}")
    if median > MEDIAN_FUNCTION or ninth > NINTH_TENTH:
        faults.append(f"at most: median {MEDIAN_FUNCTION} lines, nine in ten up to {NINTH_TENTH}")
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
