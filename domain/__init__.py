"""What is true: dataclasses and pure functions; libraries that only compute, no I/O."""
