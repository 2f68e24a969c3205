"""Measures the whole program against its goals; see docs/bench.md for what came out."""
