"""Spreadsheets: the values of their sheets as rows of tables."""
