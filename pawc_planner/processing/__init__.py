"""The Processing provider: one file per algorithm."""
