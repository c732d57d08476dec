"""Text -> the times named in it, as days: `finding` finds them, the others say how each form is read."""
