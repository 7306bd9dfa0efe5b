"""What the score of a plan is made of, and how much each part counts."""

from __future__ import annotations

from dataclasses import astuple, dataclass

from ...base.errors import ParameterError
from ...base.params import within
from ...base.words import QT_TRANSLATE_NOOP

# Part of the score: the columns of which it is a share, both added up over replicates.
PARTS: dict[str, tuple[str, str]] = {
    "harm_share": ("harm_prevented", "harm"),
    "stopped_share": ("groups_stopped", "groups"),
    "found_share": ("signs_found", "signs"),
    "photographed_share": ("photographed", "walks"),
    "ground_share": ("ground_searched", "ground"),
}
_SUM = QT_TRANSLATE_NOOP("PawcPlanner", "weights that add up to 1")


@dataclass(frozen=True)
class ScoreWeights:
    """How much each part counts in the score of a plan; 0 to 1 each, together 1.

    The harm comes first, as patrols are there to prevent it. It is not all: over two weeks most patrols meet nobody
    before the target, and a commander still wants to know which plan met the loggers on their way home, which brought
    home evidence of where they go, and which ground was looked at and found quiet. The figures are a judgement of what
    patrols are for, not a measurement; whoever wants harm alone sets ``harm`` to 1 and the others to 0, or reads
    ``harm_share``.

    Parameters
    ----------
    harm : float
        Harm prevented, of the harm without any plan.
    stopped : float
        Groups that a team meets anywhere, that are stopped after a picture or that the plan keeps at home, of the
        groups that come without any plan.
    found : float
        Signs that teams see, old and new, of those that lie there.
    photographed : float
        Groups that a camera photographs, in time or not, of those that come.
    ground : float
        Ground looked at, of the area of the park: where a team would have seen a fresh sign, or a camera a group.
        Least of all, so that walking where nobody goes never pays beside walking where groups go.

    Raises
    ------
    ParameterError
        When a weight is out of its range, or the sum is not 1.
    """

    harm: float = 0.6
    stopped: float = 0.15
    found: float = 0.2
    photographed: float = 0.03
    ground: float = 0.02

    def __post_init__(self) -> None:
        values = astuple(self)
        for name, value in zip(("harm", "stopped", "found", "photographed", "ground"), values):
            within(name, value, 0.0, 1.0)
        if abs(sum(values) - 1) > 1e-9:
            raise ParameterError(name="WEIGHTS", value=", ".join(f"{value:g}" for value in values), expected=_SUM)

    @property
    def of_parts(self) -> dict[str, float]:
        """Weight of each of :data:`PARTS`."""
        return dict(zip(PARTS, astuple(self)))
