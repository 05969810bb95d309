# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "A finalizer that resurrects its object at exit only delays the end of that object."
# see = ["https://peps.python.org/pep-0442/"]
# ///
import sys

class Phoenix(object):
    def __del__(self):
        print("finalized")
        sys.kept = self

phoenix = Phoenix()
print("end of program")
