"""What is kept: one file per feature, functions that take a connection."""
