"""S: the shape of records. These findings come from the reader; a module here gives the page and the sentences."""
