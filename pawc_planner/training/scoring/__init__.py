"""How good a plan or a map is, against the hidden truth of a training park."""
