"""The acts of the investigation; each file is one concept, each function one act."""
