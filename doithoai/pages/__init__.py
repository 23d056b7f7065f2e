"""One module a page type: records in, an HTML fragment out. Nothing here knows which program builds the site."""
