"""Archived page → records → tables; never touches the network."""
