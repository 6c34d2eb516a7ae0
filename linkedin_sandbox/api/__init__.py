"""LinkedIn's API host: `/v2/...` (Rest.li) and `/oauth/v2/...`."""
