"""Tests of Signpost. They run the real thing: real files, a real build, a real browser."""
