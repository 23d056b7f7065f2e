"""The repository beside the archive: who raised which petition, and internal documents whole.

Nothing on the way to the portal may import this room (import-linter). What is never public lies in a repository of its
own, so that no commit, copy or push of the archive can take it along.
"""
