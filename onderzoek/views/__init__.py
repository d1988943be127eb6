"""Pages of the investigation."""
