"""What the deterrence test says, in words."""

from __future__ import annotations

from math import isfinite

from ...base.axis import signed
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from .raw_reading import RawReading

_LATER = {
    "month": (QT_TRANSLATE_NOOP("PawcPlanner", "in the month after"),
              QT_TRANSLATE_NOOP("PawcPlanner", "{n} months later")),
    "quarter": (QT_TRANSLATE_NOOP("PawcPlanner", "in the quarter after"),
                QT_TRANSLATE_NOOP("PawcPlanner", "{n} quarters later")),
    "half-year": (QT_TRANSLATE_NOOP("PawcPlanner", "in the half-year after"),
                  QT_TRANSLATE_NOOP("PawcPlanner", "{n} half-years later")),
}
_FEWER = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "More patrol was followed by fewer finds: where effort doubled, finds per km fell by {percent:.0f} % ({low:.0f} to"
    " {high:.0f} %) {kind}.",
)
_MORE = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "More patrol was followed by more finds: where effort doubled, finds per km rose by {percent:.0f} % ({low:.0f} to"
    " {high:.0f} %) {kind}; this does not say that patrols caused them.",
)
_NOT_SHOWN = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "No deterrence shown: where effort doubled, finds per km changed by {percent} % ({low} to {high} %)"
    " {kind}; these {n:,} finds would have shown a fall of {detectable:.0f} % or more in 8 of 10 cases.",
)
_NOT_TOLD = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "Deterrence cannot be told from these records (finds: {n:,}): it takes finds, and effort that changed differently"
    " from sector to sector, over several periods.",
)
_CHANCE = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "Read raw, finds per km change with effort (correlation {raw:+.2f}); constant rates with these kilometres give"
    " {chance:+.2f} on average ({low:+.2f} to {high:+.2f}): the raw reading says nothing.",
)
_DISAGREES = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "Read raw, finds per km change with effort (correlation {raw:+.2f}; constant rates give {chance:+.2f}), but what"
    " followed the effort does not bear it out: do not read deterrence from a plot of rate against effort.",
)
_HIDES = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "Read raw, finds per km show no clear change with effort (correlation {raw:+.2f}; constant rates give"
    " {chance:+.2f}): the plot hides what followed the effort.",
)
_AGREES = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "Read raw, finds per km and effort have a correlation of {raw:+.2f} (constant rates with these kilometres give"
    " {chance:+.2f}); such a plot is no evidence of deterrence.",
)


def later(period: str, lag: int) -> Sentence:
    """Say how long after the effort."""
    one, many = _LATER[period]
    return Sentence(one) if lag == 1 else Sentence(many, {"n": lag})


def verdict_sentence(
    verdict: str, period: str, lag: int, change: tuple[float, float, float], detectable: float, finds: int
) -> Sentence:
    """Say the verdict; ``change`` is that of the strongest lag in percent with its interval."""
    if verdict == "unknown":
        return Sentence(_NOT_TOLD, {"n": finds})
    percent, low, high = change
    facts = {"percent": percent, "low": low, "high": high, "kind": later(period, lag)}
    if verdict == "deterrence":
        return Sentence(_FEWER, facts | {"percent": -percent, "low": -high, "high": -low})
    if verdict == "more_after_more":
        return Sentence(_MORE, facts)
    shown = {"percent": signed(percent), "low": signed(low), "high": signed(high)}
    return Sentence(_NOT_SHOWN, facts | shown | {"n": finds, "detectable": detectable})


def raw_sentence(raw: RawReading, verdict: str, misleads: bool) -> tuple[Sentence, ...]:
    """Say what a plot of rate against effort shows and whether it would be misread; nothing where there is none."""
    if not isfinite(raw.p):
        return ()
    facts = {"raw": raw.correlation, "chance": raw.chance, "low": raw.chance_low, "high": raw.chance_high}
    if not misleads:
        return (Sentence(_AGREES, facts),)
    if not raw.seems:
        return (Sentence(_HIDES, facts),)
    return (Sentence(_CHANCE if raw.is_chance else _DISAGREES, facts),)
