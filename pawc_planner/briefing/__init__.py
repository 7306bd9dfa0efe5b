"""The printed plan: what is on a page (contents), how one thing is drawn (items), where it stands (pages)."""
