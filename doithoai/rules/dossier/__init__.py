"""D: the dossier holds what the plan asks for, when its phase is over."""
