"""Annotated passages in, the shipped weights out: `python -m training` rebuilds `extractors/weights` bit for bit."""
