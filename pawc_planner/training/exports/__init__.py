"""The files that rangers of a made-up park would hand in, in the formats that users have."""
