"""`python -m briefmaker.cli`: the same as `briefmaker`."""

from briefmaker.cli import main

if __name__ == "__main__":
    main()
