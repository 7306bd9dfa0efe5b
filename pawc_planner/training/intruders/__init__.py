"""The hidden truth: groups, the ways they know, their walks, what they leave and what they learn."""
