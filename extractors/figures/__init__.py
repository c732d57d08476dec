"""A read sentence -> its figures: numbers, what they measure, of whom, and when; `drafts` is the way through."""
