"""Run over a folder of network files and set what is found against their ground truth."""
