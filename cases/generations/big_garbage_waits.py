# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "Does automatic collection come sooner if each dead cycle holds a megabyte?"
# see = [
#     "https://docs.python.org/3/library/gc.html#gc.set_threshold",
#     "https://doc.pypy.org/en/latest/gc_info.html",
# ]
# ///
import gc
import weakref


class Node(object):
    __slots__ = ("me", "buffer", "__weakref__")

    def __init__(self):
        self.me = self
        self.buffer = bytes(1000000)


gc.collect()
references = []
for _ in range(250):
    references.append(weakref.ref(Node()))
alive = sum(reference() is not None for reference in references)
print("all 250 alive: %s" % (alive == 250))
gc.collect()
print("collected: %d alive" % sum(reference() is not None for reference in references))
