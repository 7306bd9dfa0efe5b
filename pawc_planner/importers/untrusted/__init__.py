"""XML and JSON from outside, read without trust."""
