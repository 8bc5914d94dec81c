"""Domains that skills are bound to: each file has a list `DOMAINS` of names, columns and values."""
