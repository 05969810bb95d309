# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An uncaught exception: when are the locals of its frames finalized?"
# see = ["https://docs.python.org/3/library/sys.html#sys.excepthook"]
# twin = "shutdown/uncaught_exception_after_with"
# ///
class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        print("del " + self.label)

def work():
    local = Tracked("local")
    raise ValueError("uncaught")

holder = Tracked("global")
work()
