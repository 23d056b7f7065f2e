"""What is shown of a conference, a petition or a limit: prepared once, for pages, feeds, search and open data alike."""
