"""Model validation: alter listed names, screen them beside harmless ones, report recall and false positives.

Screens only through the Screener, as any user does; decides nothing about anybody, and stores no name.
"""
