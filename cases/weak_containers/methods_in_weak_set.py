# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A bound method added to a WeakSet does not stay there."
# see = [
#     "https://docs.python.org/3/library/weakref.html#weakref.WeakMethod",
#     "https://docs.python.org/3/library/weakref.html#weakref.WeakSet",
# ]
# twin = "weak_containers/object_in_weak_set"
# ///
import gc
import weakref

class Receiver(object):
    def receive(self):
        pass

receiver = Receiver()
methods = weakref.WeakSet()
methods.add(receiver.receive)
print("added: %d" % len(methods))
gc.collect()
print("collected: %d" % len(methods))
