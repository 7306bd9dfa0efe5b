"""Camera packages, tables of camera programs and detector results."""
