"""Rendering: the shell, the prose, the templates."""
