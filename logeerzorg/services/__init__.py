"""The acts of logeerzorg: options, agreements, confirmation, and the balance of etmalen."""
