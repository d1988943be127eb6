"""Pages of Mijn zaak, one module per subject."""
