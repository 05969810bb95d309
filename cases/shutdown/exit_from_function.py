# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "sys.exit() in a function: are the function's locals finalized before the globals?"
# see = ["https://docs.python.org/3/library/sys.html#sys.exit"]
# ///
import sys

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        print("del " + self.label)

def work():
    local = Tracked("local")
    print("exiting")
    sys.exit(0)

holder = Tracked("global")
work()
