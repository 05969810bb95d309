# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Does reading `__dict__` of an instance change how many objects gc.collect() counts for it?"
# see = ["https://docs.python.org/3/library/gc.html#gc.collect", "https://docs.python.org/3/whatsnew/3.11.html"]
# ///
import gc

class Node(object):
    pass

gc.collect()
node = Node()
node.me = node
node.__dict__
del node
print(gc.collect())
