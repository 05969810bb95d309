# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A full collection examines whatever is alive, a frozen cache excepted."
# see = [
#     "https://docs.python.org/3/library/gc.html#gc.freeze",
#     "https://docs.python.org/3/library/gc.html#gc.DEBUG_STATS",
# ]
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

def examined():
    for line in logged(gc.collect):
        if line.startswith("gc: objects in each generation:"):
            return sum(int(number) for number in line.split(":")[2].split())

if hasattr(gc, "set_debug"):
    gc.collect()
    before = examined()
    cache = [[index] for index in range(50000)]
    print("with a cache, at least 50000 more: %s" % (examined() - before >= 49000))
    print("the next time too: %s" % (examined() - before >= 49000))
    if hasattr(gc, "freeze"):
        gc.freeze()
        print("frozen: %s" % (examined() - before >= 49000))
        gc.unfreeze()
    cache = None
    print("dropped: %s" % (examined() - before >= 49000))
else:
    print("no set_debug")
