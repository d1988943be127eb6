"""Arithmetic of what can be granted. Pure: amounts, days and tariffs are arguments, every outcome explains itself."""
