"""Tables with a header row, from whatever source: what they hold and how their rows are read."""
