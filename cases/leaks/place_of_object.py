# /// script
# requires-python = ">=3.7"
# [tool.lastref]
# claim = "get_object_traceback() tells where an object was made, if memory was traced then."
# see = ["https://docs.python.org/3/library/tracemalloc.html#tracemalloc.get_object_traceback"]
# ///
try:
    import tracemalloc
except ImportError:
    tracemalloc = None

class Node(object):
    pass

def make():
    return Node()

def outer():
    return make()

def places(node):
    found = tracemalloc.get_object_traceback(node)
    return found and [frame.lineno - make.__code__.co_firstlineno for frame in found]

if tracemalloc:
    early = make()
    tracemalloc.start(2)
    late = outer()
    print("made before: %s" % places(early))
    print("made while tracing: %s" % places(late))
    tracemalloc.clear_traces()
    print("traces cleared: %s" % places(late))
else:
    print("no tracemalloc")
