"""Values to words as people read, hear and type them in Vietnamese."""
