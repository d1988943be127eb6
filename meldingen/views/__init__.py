"""Pages of the kernel: the public melding, the desk, and small acts on a case."""
