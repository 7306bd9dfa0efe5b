"""On a fresh QGIS the libraries are missing: the plugin must load all the same and say how to get them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

SCRIPT = '''
import sys
from importlib.abc import MetaPathFinder

GONE = {"numpy", "scipy", "pandas", "shapely", "pyproj", "pyogrio", "geopandas", "rasterio", "sklearn", "pyqtgraph"}

class Blocked(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in GONE:
            raise ModuleNotFoundError(name)
        return None

sys.meta_path.insert(0, Blocked())
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback
app = QgsApplication([], True, sys.argv[1])
app.initQgis()
from qgis.PyQt.QtWidgets import QMainWindow
from pawc_planner import classFactory
from pawc_planner.gui.dock import PlannerDock

plugin = classFactory(None)
plugin.initProcessing()
window = QMainWindow()
dock = PlannerDock(window)
print("page", dock.pages.currentIndex())
print("command", dock.library_page.command.toPlainText())
for algorithm in plugin.provider.algorithms():
    can, why = algorithm.canExecute()
    print("can", algorithm.name(), can, "geopandas" in why and "pip install" in why)
coverage = plugin.provider.algorithm("coverage")
feedback = QgsProcessingFeedback(False)
outputs, fine = coverage.run({"SITE": "x.gpkg"}, QgsProcessingContext(), feedback)
print("ran", fine, "pip install" in feedback.textLog())
assert not GONE & set(sys.modules), GONE & set(sys.modules)
dock.deleteLater()
plugin.unload()
print("unloaded")
import os
sys.stdout.flush()
os._exit(0)
'''


def test_plugin_loads_without_any_library(tmp_path):
    script = tmp_path / "bare.py"
    script.write_text(SCRIPT)
    environment = {
        "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path), "PATH": "/usr/bin:/bin"
    }
    done = subprocess.run([sys.executable, str(script), str(tmp_path)], capture_output=True, text=True, timeout=120,
                          env=environment, check=False)
    lines = done.stdout.splitlines()
    assert "unloaded" in lines, done.stderr
    assert "page 0" in lines
    assert any(line.startswith("command python") and "geopandas>=1.0" in line for line in lines)
    answers = [line.split() for line in lines if line.startswith("can ")]
    assert len(answers) == 34 and all(can == "False" and helpful == "True" for _, _, can, helpful in answers)
    assert "ran False True" in lines
