"""The process and the wires; knows no feature by name."""
