"""Pages of logeerzorg: find and hold a bed, agreements, and what an aanbieder is asked."""
