# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "What does a server with gc.DEBUG_STATS left on write to standard error, and how often?"
# see = ["https://docs.python.org/3/library/gc.html#gc.DEBUG_STATS"]
# ///
import gc
import sys

class Log(object):
    def __init__(self):
        self.text = ""
    def write(self, text):
        self.text += text

def logged(action):
    terminal, sys.stderr = sys.stderr, Log()
    gc.set_debug(gc.DEBUG_STATS)
    action()
    gc.set_debug(0)
    log, sys.stderr = sys.stderr, terminal
    return log.text.splitlines()

def serve():
    requests.extend([] for _ in range(20000))

requests = []
if hasattr(gc, "set_debug"):
    gc.collect()
    before = sum(each["collections"] for each in gc.get_stats())
    lines = logged(serve)
    after = sum(each["collections"] for each in gc.get_stats())
    told = [line for line in lines if line.startswith("gc: collecting generation ")]
    print("told of more than five: %s" % (len(told) > 5))
    print("told of each: %s" % (len(told) == after - before))
    print("lines for each: %d" % (len(lines) // len(told)))
    print("silent again: %s" % (gc.collect() == 0 and gc.get_debug() == 0))
else:
    print("no set_debug")
