"""Vector layers: as records of patrols and finds, as base layers of a site, and as its boundary."""
