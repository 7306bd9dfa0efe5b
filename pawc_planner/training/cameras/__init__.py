"""Trail cameras of a park: where they stand, when they work, what they photograph and when that is seen."""
