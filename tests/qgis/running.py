"""Run an algorithm as QGIS does and keep what it said."""

from __future__ import annotations

from typing import Any


def run(name: str, feedback: Any = None, **parameters: Any) -> dict[str, Any]:
    """Return the outputs; raise ``QgsProcessingException`` with the sentence that the user reads."""
    import processing
    from qgis.core import QgsProcessingFeedback

    return processing.run(f"pawc_planner:{name}", parameters, feedback=feedback or QgsProcessingFeedback(False))


def failure(name: str, **parameters: Any) -> str:
    """Return the one sentence of a run that must fail."""
    from qgis.core import QgsProcessingException

    try:
        outputs = run(name, **parameters)
    except QgsProcessingException as error:
        return str(error)
    raise AssertionError(f"{name} did not fail but returned {outputs}")
