"""Measures an extraction against annotated articles: predictions and gold in, precision, recall, F1 out."""
