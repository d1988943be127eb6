"""The only place where the kernel writes. Each file is one concept; each function one act, one transaction."""
