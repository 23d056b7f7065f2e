"""V: nobody's identity is published."""
