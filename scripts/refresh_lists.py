"""Bring every list from its publisher into the store: the same as `screen lists refresh`, with its options.

python scripts/refresh_lists.py [--only ID] [--from SOURCE=PATH] [--mirror URL] [--accept LIST] [--keep N]
"""

import sys

from screening.cli import main

if __name__ == "__main__":
    sys.argv[1:1] = ["lists", "refresh"]
    main()
