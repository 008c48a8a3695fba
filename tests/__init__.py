"""Tests mirror the floors; tests/browser and tests/benchmarks stand beside them."""
