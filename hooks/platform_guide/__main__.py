"""Run the command line with `python -m platform_guide`."""

import sys

from platform_guide.cli import main

sys.exit(main())
