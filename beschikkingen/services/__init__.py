"""The acts on the Awb side: aanvraag, decision, letter."""
