"""Counts added up, and the charts that show them."""
