"""Patrols of the training park: where they go, what they record, what they find."""
