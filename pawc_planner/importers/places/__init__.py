"""Where a record lies: degrees or metres, zone, datum, and how near the site."""
