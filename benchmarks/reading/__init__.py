"""How the numbers, dates and columns of strange tables are read."""
