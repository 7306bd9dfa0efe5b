"""The steps of a cycle: each reads the site, computes, and writes its result back. No QGIS."""
