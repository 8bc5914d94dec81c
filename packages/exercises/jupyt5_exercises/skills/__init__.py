"""Hand-written skills: one file per area, each with a list `SKILLS` of plain dicts (the form is in the package's README)."""
