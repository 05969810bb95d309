# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "A callback of a weak reference is due while gc.disable() is in force: does it wait?"
# see = [
#     "https://docs.python.org/3/library/gc.html#gc.disable",
#     "https://doc.pypy.org/en/latest/gc_info.html",
# ]
# ///
import gc
import weakref


class Plain(object):
    pass


called = []
gc.collect()
gc.disable()
reference = weakref.ref(Plain(), called.append)
size = 60000
for _ in range(800):
    box = [bytes(size)]
print("disabled: alive %s, callbacks %d" % (reference() is not None, len(called)))
gc.enable()
gc.collect()
print("collected: callbacks %d" % len(called))
