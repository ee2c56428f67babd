"""Signpost: plain YAML records in, one static signposting site per local area out."""
