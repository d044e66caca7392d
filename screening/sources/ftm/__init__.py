"""FollowTheMoney data: the entities, and the table that OpenSanctions makes of them.

`json` and `targets_csv` are the formats. `schemas` says which entities are parties, `properties.toml` what
becomes of their properties; `lines` reads the file, `details` what stands beside a party in it.
"""
