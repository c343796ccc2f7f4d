"""`python -m jarfalla_data …`"""

import sys

from jarfalla_data.cli import main

sys.exit(main())
