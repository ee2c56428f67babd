"""Measure how fast records are checked and sites built, and how much memory it takes."""
