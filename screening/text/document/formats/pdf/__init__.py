"""PDF: pages -> lines with their places -> paragraphs, page furniture apart."""
