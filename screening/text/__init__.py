"""An article in, named mentions with their places out, and what the text says of them. Looks at no list.

document/     bytes -> Document: encoding, format, sections
mentions/     Document -> names with their places
clusters/     mentions -> the parties of the story
unnamed/      parties a text names only by description
statements/   what the text says of its parties: listings claimed, who owns whom
coverage.py   what could not be read
tokens.py, positions.py, forms.py, lexicon.py, vocabulary.py, decoding.py, words/   what all of them share
"""
