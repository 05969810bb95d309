# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A WeakSet of objects, not of their methods, keeps its elements as long as the objects are held."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.WeakSet"]
# twin = "weak_containers/methods_in_weak_set"
# ///
import gc
import weakref


class Receiver(object):
    def receive(self, message):
        return "got " + message


receiver = Receiver()
receivers = weakref.WeakSet()
receivers.add(receiver)
print("added: %d" % len(receivers))
gc.collect()
print("collected: %s" % [each.receive("one") for each in receivers])
