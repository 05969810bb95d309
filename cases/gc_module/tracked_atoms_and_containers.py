# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Which objects does the cyclic collector track?"
# see = ["https://docs.python.org/3/library/gc.html#gc.is_tracked"]
# ///
import gc

class Node(object):
    pass

if hasattr(gc, "is_tracked"):
    print("int: %s" % gc.is_tracked(5))
    print("str: %s" % gc.is_tracked("text"))
    print("empty tuple: %s" % gc.is_tracked(()))
    print("list: %s" % gc.is_tracked([]))
    print("set: %s" % gc.is_tracked(set()))
    print("instance: %s" % gc.is_tracked(Node()))
    print("class: %s" % gc.is_tracked(Node))
    print("function: %s" % gc.is_tracked(lambda: None))
else:
    print("no tracking")
