"""How people and devices write numbers, dates, times, coordinates and text."""
