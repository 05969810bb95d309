# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "Is sys.modules still filled when a global is finalized at exit?"
# see = ["https://docs.python.org/3/library/sys.html#sys.modules"]
# ///
import sys

class Tracked(object):
    def __del__(self):
        print("modules left: %d, finalizing: %s" % (len(sys.modules), sys.is_finalizing()))

tracked = Tracked()
print("end of program, modules: %s" % (len(sys.modules) > 10))
