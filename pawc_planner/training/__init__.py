"""Made-up parks whose truth is known. No QGIS."""
