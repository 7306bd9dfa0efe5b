"""Parks whose true intrusion is known, and peers to compare the risk map with."""
