# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A weak reference holds its callback: an object that keeps one which calls its own method is in a cycle."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.ref"]
# ///
import gc
import weakref

class Node(object):
    pass

class Watcher(object):
    def lost(self, reference):
        print("lost")

node = Node()
watcher = Watcher()
watcher.reference = weakref.ref(node, watcher.lost)
alive = weakref.ref(watcher)
del watcher
print("after del: %s" % (alive() is not None))
gc.collect()
print("after collect: %s" % (alive() is not None))
del node
gc.collect()
print("end of program")
