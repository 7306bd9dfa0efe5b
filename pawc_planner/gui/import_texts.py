"""What the import dialogue says about files and about what became of their records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..bridge.messages import message
from ..i18n import translate
from .import_requests import Found, Listed
from .rows import plain_tip
from .titles import kind_title

COUNTED = ("READ", "STORED", "REPAIRED", "DUPLICATES", "QUARANTINED")
MOST_NOTES = 4
MOST_NAMES = 3


def first_to_look_at(listed: Sequence[Listed]) -> int:
    """Return the place of the first file with a question, else of the first that cannot be used, else 0."""
    places = [at for at, one in enumerate(listed) if one.is_asked]
    places += [at for at, one in enumerate(listed) if one.file.fault is not None]
    return next(iter(places), 0)


def what_it_is(one: Listed) -> str:
    """Say in a word or two what a file is taken for."""
    if one.choice.left_out:
        return translate("PawcPlanner", "– left out")
    if one.is_asked:
        return translate("PawcPlanner", "? to be answered")
    if one.file.fault is not None:
        return translate("PawcPlanner", "✗ not usable")
    return kind_title(one.file.kind)


def about_file(one: Listed) -> str:
    """Say where a file comes from and what its format is."""
    return plain_tip("\n".join(filter(None, (one.file.name, message(one.file.format), str(one.source)))))


def questions_text(listed: Sequence[Listed]) -> str:
    """Say which files wait for an answer; "" when none does."""
    names = [one.file.name for one in listed if one.is_asked]
    if not names:
        return ""
    text = translate("PawcPlanner", "Please answer the question about {names}.")
    return text.format(names=some_of(names))


def passed_over_text(found: Found) -> str:
    """Say how many files are not in the list; "" when all are."""
    lines = []
    if found.ignored:
        text = translate("PawcPlanner", "{count} pictures and other files are passed over.")
        lines.append(text.format(count=found.ignored))
    if found.more:
        text = translate("PawcPlanner", "{count} more files are not shown here; they are imported all the same.")
        lines.append(text.format(count=found.more))
    return " ".join(lines)


def outcome_text(
    runs: Sequence[dict[str, Any]], failures: Sequence[str], unusable: Sequence[str], trial: bool
) -> str:
    """Say how an import ended: what became of the records, what failed, and which files cannot be used."""
    lines = [counts_text(runs, trial)] if runs else []
    if not runs:
        lines += failures[:MOST_NOTES]
    else:
        text = translate("PawcPlanner", "Not imported: {reason}")
        lines += [text.format(reason=reason) for reason in failures[:MOST_NOTES]]
    if runs and unusable:
        text = translate("PawcPlanner", "Not usable, see the list: {names}")
        lines.append(text.format(names=some_of(unusable)))
    return "\n".join(lines)


def some_of(names: Sequence[str]) -> str:
    """Return the first names of many."""
    return ", ".join(names[:MOST_NAMES]) + (" …" if len(names) > MOST_NAMES else "")


def counts_text(runs: Sequence[dict[str, Any]], trial: bool) -> str:
    """Say what became of the records, or what would."""
    totals = {name: sum(int(run.get(name, 0)) for run in runs) for name in COUNTED}
    if trial:
        text = translate(
            "PawcPlanner",
            "Only tried, nothing was written. {READ:,} records read: {STORED:,} would be stored, {REPAIRED:,} "
            "repaired, {DUPLICATES:,} are already present, {QUARANTINED:,} would be set aside.",
        )
    else:
        text = translate(
            "PawcPlanner",
            "Imported. {READ:,} records read: {STORED:,} stored, {REPAIRED:,} repaired, {DUPLICATES:,} already "
            "present, {QUARANTINED:,} set aside.",
        )
    notes = [line for run in runs for line in str(run.get("SUMMARY", "")).splitlines()]
    lines = [text.format(**totals), *notes[:MOST_NOTES]]
    if len(notes) > MOST_NOTES:
        more = translate("PawcPlanner", "… and {count} more notes: see Data quality.")
        lines.append(more.format(count=len(notes) - MOST_NOTES))
    return "\n".join(lines)
