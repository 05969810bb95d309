# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "Does a dead cycle go when the program calls compile() for the first time?"
# see = [
#     "https://docs.python.org/3/library/functions.html#compile",
#     "https://docs.python.org/3/library/gc.html#gc.set_threshold",
# ]
# ///
import gc
import weakref


class Node(object):
    pass


gc.collect()
node = Node()
node.me = node
reference = weakref.ref(node)
del node
kept = [[] for _ in range(100)]
print("after a hundred lists: alive %s" % (reference() is not None))
compile("1", "<text>", "eval")
kept.append([])
print("after compile(): alive %s" % (reference() is not None))
gc.collect()
print("collected: alive %s" % (reference() is not None))
