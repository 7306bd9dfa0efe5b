"""From a planned cycle to paper: contents, items and pages."""
