"""The pages that show all steps together."""
