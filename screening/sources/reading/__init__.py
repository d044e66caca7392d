"""What published formats share: files, text, tables, JSON and XML; dates, kinds, names and ids in them.

Nothing here knows a publisher, and nothing imports a format.
"""
