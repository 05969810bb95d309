# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "Does reading `self.__dict__` in the finalizer of a cycle delay its destruction?"
# see = ["https://docs.python.org/3/library/gc.html#gc.collect", "https://docs.python.org/3/whatsnew/3.11.html"]
# ///
import gc

class Node(object):
    def __del__(self):
        self.__dict__

gc.collect()
node = Node()
node.me = node
del node
print("first: %s" % gc.collect())
print("second: %s" % gc.collect())
