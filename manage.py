#!/usr/bin/env python
"""The one command of the product: `manage.py up` and every task of its operator."""

import sys

from cooperation.runtime.entry import main

if __name__ == "__main__":
    sys.exit(main(sys.argv))
