# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "Which count does sys.getrefcount() report for None?"
# see = ["https://peps.python.org/pep-0683/", "https://docs.python.org/3/library/sys.html#sys.getrefcount"]
# ///
import sys

if hasattr(sys, "getrefcount"):
    count = sys.getrefcount(None)
    print("None: %s" % (count if count > 2 ** 28 else "an ordinary count"))
else:
    print("no reference counts")
