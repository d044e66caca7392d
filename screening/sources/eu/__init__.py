"""The EU consolidated list of financial sanctions: its CSV, which is six tables side by side."""
