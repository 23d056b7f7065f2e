"""Records to text: a new one in the style of the archive, and a change of one that touches only the lines it must."""
