# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Does collect() count the objects of a dead cycle that runs through a generator?"
# see = ["https://docs.python.org/3/library/gc.html#gc.collect", "https://peps.python.org/pep-0442/"]
# ///
import gc

class Node(object):
    pass

def produce(node):
    yield node

for started in (False, True):
    gc.collect()
    node = Node()
    node.items = produce(node)
    if started:
        next(node.items)
    del node
    print("started %s: %s" % (started, gc.collect()))
