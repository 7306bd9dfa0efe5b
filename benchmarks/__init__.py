"""Our methods beside their peers. From the folder above: ``python -m benchmarks.simulation --help``."""
