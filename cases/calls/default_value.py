# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A default value is made once and lives as long as its function."
# see = ["https://docs.python.org/3/reference/compound_stmts.html#function-definitions"]
# ///
import gc

class Tracked(object):
    def __del__(self):
        events.append("finalized")

def work(parameter=Tracked()):
    return parameter

events = []
same = work() is work()
gc.collect()
events.append("same object in two calls: %s" % same)
del work
events.append("function deleted")
gc.collect()
print(", ".join(events))
