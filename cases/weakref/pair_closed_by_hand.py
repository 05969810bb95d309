# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Two objects that watch each other through weak references find each other while they are closed."
# see = ["https://docs.python.org/3/library/weakref.html"]
# twin = "weakref/pair_of_finalizable"
# ///
import weakref


class Watcher(object):
    def __init__(self, label):
        self.label = label

    def close(self):
        other = self.watched()
        print("%s sees %s" % (self.label, other and other.label))


first = Watcher("first")
second = Watcher("second")
first.watched = weakref.ref(second)
second.watched = weakref.ref(first)
first.close()
second.close()
print("end")
