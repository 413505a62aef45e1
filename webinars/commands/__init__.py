"""The commands, a module for each group of them. Heavy imports stand inside the functions: `--help` must not pay."""
