"""The plugin in QGIS: it comes, and it goes without a trace."""

from __future__ import annotations


def test_plugin_comes_and_goes_twice(desktop):
    from qgis.core import QgsApplication

    from pawc_planner import classFactory

    registry = QgsApplication.processingRegistry()
    before = len(registry.providers())
    for _ in range(2):
        plugin = classFactory(desktop)
        plugin.initGui()
        assert registry.providerById("pawc_planner") is not None
        assert len(desktop.menu) == len(desktop.toolbar) == 1
        plugin.show_dock.trigger()
        assert plugin.dock.isVisibleTo(desktop.window)
        plugin.unload()
        assert not desktop.menu and not desktop.toolbar and plugin.dock is None
        assert len(registry.providers()) == before


def test_without_a_desktop_there_is_only_the_provider(qgis_app):
    from pawc_planner import classFactory

    plugin = classFactory(None)
    plugin.initProcessing()
    assert plugin.provider is not None and plugin.dock is None
    plugin.unload()
