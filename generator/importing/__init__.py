"""Importing: lists that other people keep, made into records for an editor to read."""
