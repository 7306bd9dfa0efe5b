"""A site as a group of layers in a project, and as a project file of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsLayerTreeGroup, QgsProject, QgsRectangle, QgsReferencedRectangle

from ..base.errors import PawcError
from ..base.words import QT_TRANSLATE_NOOP
from ..i18n import translate
from .layers import BY_KEY, KEY, SITE_KEY, open_site, site_crs, site_source

GROUPS = {  # part of the group: its title, in drawing order
    "plan": QT_TRANSLATE_NOOP("PawcPlanner", "Plan"),
    "data": QT_TRANSLATE_NOOP("PawcPlanner", "Records"),
    "results": QT_TRANSLATE_NOOP("PawcPlanner", "Results"),
    "base": QT_TRANSLATE_NOOP("PawcPlanner", "Ground"),
}
_ORDER = ("plan", "data", "base", "results")


class ProjectNotWrittenError(PawcError, OSError):
    """The project file could not be written; facts: ``path``."""

    code = "project_not_written"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner", "The project {path} could not be written. Check that the folder exists and may be written to, "
        "and run again."
    )


def load_site_group(project: QgsProject, site_path: Path, cycle_id: str = "") -> QgsLayerTreeGroup:
    """Add the styled layers of a site to an open project; a group of the same site is replaced, not doubled.

    Parameters
    ----------
    project : QgsProject
        Takes the layers.
    site_path : Path
        Site database.
    cycle_id : str
        Cycle whose results and plan are shown; "" for the latest.

    Returns
    -------
    QgsLayerTreeGroup
        The site's group, at the top of the layer tree.
    """
    source = site_source(site_path, cycle_id)
    layers = open_site(source)
    _remove_group(project, source.path.as_posix())
    group = project.layerTreeRoot().insertGroup(0, source.name)
    group.setCustomProperty(SITE_KEY, source.name)
    parts: dict[str, QgsLayerTreeGroup] = {}
    for name in _ORDER:
        parts[name] = group.addGroup(translate("PawcPlanner", GROUPS[name]))
    for layer in layers:
        spec = BY_KEY.get(layer.customProperty(KEY))
        project.addMapLayer(layer, False)
        # the hillshade covers all that lies below it, so it comes after the results
        node = (group if spec is None else parts[spec.group]).addLayer(layer)
        node.setItemVisibilityChecked(spec.visible if spec else True)
        node.setExpanded(bool(spec and spec.group == "plan"))
    for part in parts.values():
        if not part.children():
            group.removeChildNode(part)
    return group


def _remove_group(project: QgsProject, site: str) -> None:
    root = project.layerTreeRoot()
    for group in [g for g in root.findGroups() if g.customProperty(SITE_KEY) and _shows(g, site)]:
        project.removeMapLayers(group.findLayerIds())
        root.removeChildNode(group)


def _shows(group: QgsLayerTreeGroup, site: str) -> bool:
    """Tell whether a layer of the group reads this site's file; its path is kept nowhere else, so projects can move."""
    sources = (node.layer().source() for node in group.findLayers() if node.layer() is not None)
    return any(source.split("|")[0] == site for source in sources)


def write_project(site_path: Path, cycle_id: str, output: Path, feedback: Any = None) -> Path:
    """Write a project file with the site's layers: relative paths, the site's CRS, the park in view.

    Parameters
    ----------
    site_path : Path
        Site database; the project refers to it relative to its own place.
    cycle_id : str
        Cycle; "" for the latest.
    output : Path
        ``.qgz`` file to write.
    feedback : QgsFeedback, optional
        Shows progress.

    Raises
    ------
    PawcError
        No such site or cycle, or the file cannot be written.
    """
    output = Path(output)
    source = site_source(site_path, cycle_id)
    project = QgsProject()
    project.setCrs(site_crs(source))
    project.setTitle(source.name)
    project.setFilePathStorage(Qgis.FilePathType.Relative)
    scratch = output.with_name(f".{output.stem}.new{output.suffix}")
    project.setFileName(str(scratch))
    load_site_group(project, source.path, source.cycle)
    extent = QgsRectangle(*source.bounds)
    extent.scale(1.1)
    project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(extent, project.crs()))
    written = output.parent.is_dir() and project.write(str(scratch))
    project.clear()
    if not written:
        scratch.unlink(missing_ok=True)
        raise ProjectNotWrittenError(path=str(output))
    scratch.replace(output)
    if feedback is not None:
        feedback.setProgress(100)
    return output
