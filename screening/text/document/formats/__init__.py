"""Readers of pages and office files: bytes of one format -> the text of an article and what stands around it.

A reader leaves out nothing that a person could read: menus, related stories, page headers and comments go
behind the article, where names are screened and reported apart. What a reader cannot read it says. No reader
fetches anything, runs anything, or writes a file.
"""
