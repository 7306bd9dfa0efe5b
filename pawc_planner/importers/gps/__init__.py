"""What GPS units and phones record: GPX, KML and KMZ."""
