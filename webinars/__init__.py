"""The face of the project: the command, the run, the release and the loader."""
