"""The letter engine: typed input -> strict template -> checked HTML -> PDF/A-3a and PDF/UA-1.

`gegevens` holds the typed input, `soorten` the register of letter kinds, `render` makes the HTML and refuses
when a mandatory block is missing, `maak` makes the PDF, `controle` inspects it, `taal` judges the Dutch.
"""
