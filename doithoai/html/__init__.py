"""The engine of fragments: templates, small pieces, Markdown from records; it knows no page and no record."""
