"""What to do next: terrain, intrusion, patrol routes, cameras and the plan. No QGIS, no files."""
