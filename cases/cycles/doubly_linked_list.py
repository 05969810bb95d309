# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A node that was unlinked from a doubly linked list is free although its own links still lead into the list."
# see = ["https://docs.python.org/3/library/gc.html"]
# twin = "cycles/unlinked_node_closed"
# ///
import gc
import weakref

class Link(object):
    previous = None
    next = None

first = Link()
second = Link()
third = Link()
first.next, second.previous = second, first
second.next, third.previous = third, second
alive = weakref.ref(second)
first.next = third
third.previous = first
del second
print("after unlinking: %s" % (alive() is not None))
gc.collect()
print("after collect: %s" % (alive() is not None))
