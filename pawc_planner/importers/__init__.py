"""From the files that users have to records of the site database. No QGIS."""
