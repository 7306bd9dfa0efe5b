"""The smallest shared words: errors, progress, sentences, periods and parameter checks."""
