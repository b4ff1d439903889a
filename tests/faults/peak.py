"""Runs a command and tells last, on standard error, how many MiB of memory it took at most."""

import resource
import subprocess
import sys

code = subprocess.run(sys.argv[1:]).returncode
print(f"peak {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024}", file=sys.stderr)
sys.exit(code)
