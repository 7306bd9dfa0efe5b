"""What EarthRanger exports: patrols, events and the positions of its subjects."""
