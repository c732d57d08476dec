"""Measures of speed and quality, one command each: `python -m benchmarks.NAME`."""
