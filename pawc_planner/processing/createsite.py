"""Algorithm ``createsite``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
)
from qgis.PyQt.QtCore import QTimeZone

from ..base.words import QT_TRANSLATE_NOOP, Sentence
from ..i18n import translate
from . import parameters
from .algorithm import SITE, PawcAlgorithm, Result, tell
from .inputs import Inputs

if TYPE_CHECKING:
    from ..site.store import SiteStore


class CreateSite(PawcAlgorithm):
    """A new site database from its boundary."""

    ID = "createsite"
    TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Create site")
    GROUP = SITE
    HELP = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Makes the site database (one GeoPackage) from the polygons of the boundary. Several named polygons also "
        "become the sectors. The coordinate system must be metric, for example UTM; when none is given, the UTM zone "
        "of the middle of the boundary is taken.",
    )
    RESULTS = (
        Result("AREA_KM2", QT_TRANSLATE_NOOP("PawcPlanner", "Area inside the boundary, square kilometres")),
        Result("CELLS", QT_TRANSLATE_NOOP("PawcPlanner", "Planning cells that touch the site")),
        Result("SECTORS", QT_TRANSLATE_NOOP("PawcPlanner", "Sectors")),
        Result("SITE_CRS", QT_TRANSLATE_NOOP("PawcPlanner", "Coordinate system of the site"), is_text=True),
    )

    def parameters(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Boundary, name, CRS, cells, time zone, the new file, and what is printed."""
        zone = bytes(QTimeZone.systemTimeZoneId()).decode() if parameters.in_qgis() else None
        threats = translate("PawcPlanner", "Category beginnings that count as threats, comma separated")
        target = translate("PawcPlanner", "Share of the site to visit in a year, percent")
        return (
            QgsProcessingParameterFile(
                "BOUNDARY", translate("PawcPlanner", "Boundary (polygons)"), fileFilter=parameters.vector_filter()
            ),
            parameters.text("NAME", translate("PawcPlanner", "Name of the site"), optional=False),
            QgsProcessingParameterCrs(
                "CRS", translate("PawcPlanner", "Metric coordinate system (empty: UTM)"), optional=True
            ),
            parameters.number("CELL_SIZE", translate("PawcPlanner", "Planning cell, metres"), 1000.0, 1.0, 100_000.0),
            parameters.text("TIMEZONE", translate("PawcPlanner", "Time zone (Asia/Bangkok)"), zone, optional=False),
            QgsProcessingParameterFileDestination(
                "OUTPUT",
                translate("PawcPlanner", "New site database"),
                translate("PawcPlanner", "Site database (*.gpkg)"),
            ),
            parameters.text("LAYER", translate("PawcPlanner", "Layer of the boundary file, when it has several")),
            parameters.text("LANGUAGES", translate("PawcPlanner", "Languages of the printed pages"), "th,en"),
            parameters.words("YEAR_STYLE", translate("PawcPlanner", "Years on printed pages"), ("BE", "CE"), "BE"),
            parameters.text("THREATS", threats, "humanactivity."),
            parameters.text("NOTICE", translate("PawcPlanner", "Sentence printed on every page")),
            QgsProcessingParameterBoolean(
                "OVERWRITE", translate("PawcPlanner", "Replace an existing site database"), False
            ),
            parameters.advanced(parameters.seasons()),
            parameters.advanced(parameters.number("COVERAGE_TARGET", target, 80.0, 0.0, 100.0)),
        )

    def run_step(self, inputs: Inputs, feedback: QgsProcessingFeedback) -> Mapping[str, Any]:
        """Read the boundary, make the site, tell its size."""
        from ..base.seasons import Seasons
        from ..importers.layers.newsite import create_site
        from ..site.settings import listed, share_of

        output = inputs.target("OUTPUT", may_be_site=True)
        store = create_site(
            inputs.path("BOUNDARY"), inputs.text("NAME"), inputs.crs("CRS"), inputs.number("CELL_SIZE"),
            inputs.text("TIMEZONE"), output, layer=inputs.text("LAYER"), overwrite=inputs.yes("OVERWRITE"),
            languages=listed(inputs.text("LANGUAGES")), year_style=inputs.choice("YEAR_STYLE") or "BE",
            threat_categories=listed(inputs.text("THREATS")), notice=inputs.text("NOTICE"),
            seasons=Seasons.from_text(inputs.text("SEASONS")),
            coverage_target=share_of(inputs.number("COVERAGE_TARGET")),
        )
        with store:
            return {"OUTPUT": str(output), **size_of(store, feedback)}


def size_of(store: SiteStore, feedback: QgsProcessingFeedback) -> dict[str, Any]:
    """Return and tell how large a site is."""
    numbers = {
        "AREA_KM2": store.boundary().area / 1e6,
        "CELLS": int(store.grid().inside.sum()),
        "SECTORS": store.count("sectors"),
        "SITE_CRS": store.info.crs,
    }
    said = Sentence(
        QT_TRANSLATE_NOOP(
            "PawcPlanner", "{name}: {area:.1f} km² in {cells} cells of {size:g} m, {sectors} sectors, {crs}, {zone}."
        ),
        {"name": store.info.name, "area": numbers["AREA_KM2"], "cells": numbers["CELLS"], "sectors": numbers["SECTORS"],
         "size": store.info.cell_size_m, "crs": store.info.crs[:40], "zone": store.info.timezone},
    )
    return {**numbers, "SUMMARY": tell((said,), feedback)}
