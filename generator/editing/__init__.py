"""Editing: changes to record files that a command makes for an editor."""
