# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "Garbage dies without gc.collect() once enough else was made; does what has a finalizer, too?"
# see = ["https://doc.pypy.org/en/latest/gc_info.html"]
# ///
import weakref

class Plain(object):
    pass

class Finalized(object):
    def __del__(self):
        print("finalized")

plain = weakref.ref(Plain())
Finalized()
size = 60000
for _ in range(800):
    box = [bytes(size)]
print("plain alive: %s" % (plain() is not None))
