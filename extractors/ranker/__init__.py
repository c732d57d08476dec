"""Drafts of relations and close pairs -> how likely each is; `judging` is the way in."""
