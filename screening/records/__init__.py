"""Runs written down so that they can be proved and repeated: the record, its chain, its verification.

Nothing is screened here but to repeat a run, and no screened name stands anywhere but in the record itself.
"""
