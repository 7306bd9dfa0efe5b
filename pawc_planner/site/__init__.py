"""The site database: one GeoPackage per site. Files, no QGIS."""
