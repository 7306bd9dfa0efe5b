"""From fixes of all files to patrols, leg-days and clean tracks."""
