# /// script
# requires-python = ">=3.3"
# [tool.lastref]
# claim = "Functions in gc.callbacks are called at the start and at the stop of every collection."
# see = ["https://docs.python.org/3/library/gc.html#gc.callbacks"]
# ///
import gc

class Node(object):
    pass

def callback(phase, info):
    print("%s: generation %d, collected %d" % (phase, info["generation"], info["collected"]))

if hasattr(gc, "callbacks"):
    gc.collect()
    node = Node()
    node.me = node
    del node
    gc.callbacks.append(callback)
    gc.collect()
    gc.callbacks.remove(callback)
else:
    print("no callbacks")
