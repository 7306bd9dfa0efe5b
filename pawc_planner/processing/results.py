"""Text files that an algorithm writes beside its numbers."""

from __future__ import annotations

from pathlib import Path

from ..base.errors import ParameterError


def write_text(name: str, target: Path, text: str, done: str = "") -> str:
    """Write a text file in place of an older one, whole or not at all, and return its path.

    Parameters
    ----------
    name : str
        Parameter that asked for it, for the error.
    done : str
        What is done all the same when it cannot be written.
    """
    passing = target.with_name(f".{target.stem}.unfinished{target.suffix}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        passing.write_bytes(text.encode("utf-8"))
        passing.replace(target)
    except OSError as fault:
        reason = f"{fault.strerror}; {done}" if done else f"{fault.strerror}"
        expected = f"a file that can be written ({reason})"
        raise ParameterError(name=name, value=str(target), expected=expected) from fault
    return str(target)
