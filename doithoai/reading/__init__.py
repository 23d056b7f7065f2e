"""Text to records, hardened: from the bytes on disk to the dossier of a conference, with what is wrong in it."""
