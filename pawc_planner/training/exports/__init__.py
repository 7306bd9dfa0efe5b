"""The files that rangers of the training park would hand in, in the formats that users have."""
