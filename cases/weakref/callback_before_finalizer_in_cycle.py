# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "In a cycle, do callbacks or finalizers come first?"
# see = ["https://peps.python.org/pep-0442/", "https://docs.python.org/3/library/weakref.html"]
# ///
import gc
import weakref

class Node(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        events.append("finalizer " + self.label)

events = []
first = Node("a")
second = Node("b")
first.other = second
second.other = first
on_first = weakref.ref(first, lambda reference: events.append("callback a"))
on_second = weakref.ref(second, lambda reference: events.append("callback b"))
del first, second
for _ in range(3):
    gc.collect()
print(", ".join(events))
