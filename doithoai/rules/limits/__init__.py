"""T: time limits are met, or the lateness is explained."""
