"""P: every petition is followed to its end."""
