"""OFAC's formats: the legacy CSV set, the advanced XML, the enhanced XML; all three give the same parties.

`legacy_csv` is made of `tables` and `remarks`, the XML parsers of the `xml_...` modules; `words`, `lists` and
`parties` serve all. The layouts of the XML are the tables beside their parsers.
"""
