"""The conditions of each kind of voorziening as questions with advice (W-01 to W-31). Pure: no framework, no clock."""
