"""One QGIS without a screen and with settings of its own for all tests of this folder."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def qgis_app(tmp_path_factory):
    """A running QGIS with Processing."""
    from qgis.core import Qgis, QgsApplication
    from qgis.PyQt.QtCore import QCoreApplication, QSettings

    folder = str(tmp_path_factory.mktemp("profile"))
    QCoreApplication.setOrganizationName("pawc")
    QCoreApplication.setApplicationName("tests")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
    app = QgsApplication([], True, folder)
    app.initQgis()
    print(f"QGIS {Qgis.QGIS_VERSION}, Python {sys.version.split()[0]}")
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    from processing.core.Processing import Processing

    Processing.initialize()
    yield app
    gc.collect()
    app.exitQgis()


@pytest.fixture(scope="module")
def provider(qgis_app):
    """The provider, registered."""
    from qgis.core import QgsApplication

    from pawc_planner.processing.provider import PawcProvider

    added = PawcProvider()
    QgsApplication.processingRegistry().addProvider(added)
    yield added
    QgsApplication.processingRegistry().removeProvider(added)


@pytest.fixture
def desktop(qgis_app):
    """A desktop with a main window."""
    from .desktop import Desktop

    made = Desktop()
    yield made
    made.window.deleteLater()
