"""Pages of the Awb side."""
