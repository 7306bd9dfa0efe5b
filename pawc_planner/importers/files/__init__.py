"""The files of an import: on disk, in folders, in zips; and room for temporary ones."""
