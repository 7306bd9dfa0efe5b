"""What can be wrong with a base layer; each sentence names the file and the remedy."""

from __future__ import annotations

from ...base.words import QT_TRANSLATE_NOOP
from ..errors import ImportFault


class LayerUnreadable(ImportFault):
    """Facts: ``file``, ``reason``."""

    code = "layer_unreadable"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "The layer {file} cannot be read: {reason}. Save it again, for example as GeoPackage, and add that.",
    )


class LayerChoice(ImportFault):
    """Facts: ``file``, ``asked``, ``layers``."""

    code = "layer_choice"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} holds several layers, or not the one asked for ({asked}). Choose one of: {layers}.",
    )


class LayerEmpty(ImportFault):
    """Facts: ``file``."""

    code = "layer_empty"
    template = QT_TRANSLATE_NOOP("PawcPlanner", "The layer {file} is empty. Choose a layer with features.")


class LayerWithoutCrs(ImportFault):
    """Facts: ``file``."""

    code = "layer_without_crs"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "The layer {file} does not say its coordinate system (its .prj file may be missing). Set it in QGIS, save the"
        " layer again, and add that.",
    )


class LayerWrongType(ImportFault):
    """Facts: ``file``, ``found``, ``role``, ``wanted``."""

    code = "layer_wrong_type"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "The layer {file} holds {found}, but {role} must be {wanted}. Choose another layer, or another role for it.",
    )


class LayerFar(ImportFault):
    """Facts: ``file``, ``km``, ``crs``."""

    code = "layer_far"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Nothing in the layer {file} lies within {km} km of the site, read in its coordinate system {crs}. Check that"
        " it is the right layer and that its coordinate system is set rightly.",
    )


class TableWithoutPlaces(ImportFault):
    """Facts: ``file``, ``seen``."""

    code = "table_without_places"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "The table {file} has no columns for latitude and longitude in degrees. Its headers are: {seen}. Name them "
        "lat and lon and add it again.",
    )


class TableNotDegrees(ImportFault):
    """Facts: ``file``, ``row``, ``value``."""

    code = "table_not_degrees"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file}, row {row}: {value} is no place in degrees. Give latitude and longitude in degrees (WGS 84), or save "
        "the table as a point layer with its coordinate system.",
    )


class LayerTextError(ImportFault):
    """Facts: ``file``."""

    code = "layer_text"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "The text in {file} is written in another encoding than it says. Say which in the mapping, for example "
        "{{\"encoding\": \"cp874\"}} for Thai, and import it again."
    )


class OtherLayerError(ImportFault):
    """Facts: ``file``, ``what``."""

    code = "other_layer"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} is {what}, which is not read here. Open it in QGIS, export the layer with its records as GeoPackage, "
        "and import that."
    )
