"""`python -m screening`: the same program as `screen`, where GNU screen owns that name."""

from screening.cli import main

if __name__ == "__main__":
    main()
