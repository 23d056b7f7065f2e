"""A conference or a unit-year with the law that binds it, before those who judge it on a day."""
