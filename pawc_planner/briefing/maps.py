"""Which layers lie on which map of the briefing; layers live as long as the set."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from qgis.core import QgsMapLayer

from ..base.words import QT_TRANSLATE_NOOP
from ..bridge import styles
from ..bridge.layers import BY_KEY, LayerSpec, SiteSource, hillshade, open_layer
from .words import Words

_PLACES = ("stations", "villages", "boundary", "border", "roads", "trails", "rivers", "no_go")
OVERVIEW = ("plan_cameras", "routes", "hot", "stations", "boundary", "sectors", "border", "roads",
            "rivers", "no_go", "effort")
HOTSPOTS = ("observations", "stations", "boundary", "sectors", "hotspots")
CAMERAS = ("plan_cameras", "people", "stations", "boundary", "border", "roads", "rivers", "intrusion")
SENSITIVE = ("stumps", "cameras")
# On the map of the gaps the cells that nobody visited are hatched over the score.
NOT_VISITED = replace(
    BY_KEY["hotspots"], key="not_visited", title=QT_TRANSLATE_NOOP("PawcPlanner", "Not visited: unknown"),
    where=BY_KEY["hotspots"].where + " AND status = 'unknown'",
    style=styles.joined(styles.single(lambda: styles.hatch("#333333", 45, 1.4, 0.15))))


class MapSet:
    """Opens the layers of the maps in one language.

    Parameters
    ----------
    source : SiteSource
        Site and cycle.
    words : Words
        Language of names and classes.
    """

    def __init__(self, source: SiteSource, words: Words) -> None:
        self.source = source
        self._words = words
        self._open: dict[LayerSpec, QgsMapLayer | None] = {}
        self._shade = hillshade(source, words)

    def overview(self) -> list[QgsMapLayer]:
        """Effort, hot cells, routes and cameras."""
        return self._layers(BY_KEY[key] for key in OVERVIEW) + self._ground()

    def hotspots(self) -> list[QgsMapLayer]:
        """Hotspots with the threats behind them."""
        return self._layers(BY_KEY[key] for key in HOTSPOTS)

    def gaps(self) -> list[QgsMapLayer]:
        """Gap score, what was not visited, and the ten largest gaps."""
        return self._layers([BY_KEY["top_gaps"], BY_KEY["stations"], BY_KEY["boundary"], BY_KEY["sectors"], NOT_VISITED,
                             BY_KEY["gaps"]])

    def risk(self) -> list[QgsMapLayer]:
        """Relative risk with what was not visited hatched over it."""
        return self._layers([BY_KEY["stations"], BY_KEY["boundary"], BY_KEY["sectors"], NOT_VISITED, BY_KEY["risk"]])

    def unsure(self) -> list[QgsMapLayer]:
        """How many times the upper end of the interval of risk is the lower one."""
        return self._layers([BY_KEY["stations"], BY_KEY["boundary"], BY_KEY["unsure"]])

    def cameras(self) -> list[QgsMapLayer]:
        """Camera sites over the expected use by intruders."""
        return self._layers(BY_KEY[key] for key in CAMERAS) + self._ground()

    def team(self, team: str, *, redact: bool) -> list[QgsMapLayer]:
        """Days and way-points of one team on the ground; sensitive places only when not redacted."""
        name = team.replace("'", "''")
        stops, routes = BY_KEY["stops"], BY_KEY["routes"]
        hidden = " AND kind <> 'camera'" if redact else ""
        specs = [replace(stops, where=f"{stops.where} AND team = '{name}'{hidden}"),
                 replace(routes, where=f"{routes.where} AND team = '{name}'", style=styles.day_routes)]
        specs += [] if redact else [BY_KEY[key] for key in SENSITIVE]
        return self._layers(specs + [BY_KEY[key] for key in _PLACES]) + self._ground()

    def _ground(self) -> list[QgsMapLayer]:
        return [self._shade] if self._shade is not None else []

    def _layers(self, specs: Iterable[LayerSpec]) -> list[QgsMapLayer]:
        found = []
        for spec in specs:
            if spec not in self._open:
                self._open[spec] = open_layer(self.source, spec, self._words)
            if self._open[spec] is not None:
                found.append(self._open[spec])
        return found
