"""What the records say: grid, effort, coverage, encounter rates, hotspots and gaps. No QGIS, no files."""
