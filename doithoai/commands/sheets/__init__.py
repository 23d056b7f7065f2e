"""Petitions in a sheet: the one that an office fills in, and how one that comes back is read, judged and merged."""
