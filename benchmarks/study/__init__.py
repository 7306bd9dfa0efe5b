"""The study over many made-up parks: parks, plans and maps, results that can be taken up again, tables."""
