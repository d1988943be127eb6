"""Measurements of the pages that are used most, each beside a floor in the same run. See README.md."""
