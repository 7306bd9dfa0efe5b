"""The land of a training park: terrain, places, what lies over it, and the office's layers."""
