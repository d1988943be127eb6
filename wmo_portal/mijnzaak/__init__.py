"""Mijn zaak: the pages on which the client, or who acts for the client, follows the case and takes part in it."""
