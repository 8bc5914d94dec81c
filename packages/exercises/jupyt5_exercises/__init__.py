"""Executed exercises: hand-written skills, bound to domains, run, and written as masked notebooks."""
