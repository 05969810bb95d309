# /// script
# requires-python = ">=3.6"
# [tool.lastref]
# claim = "While its collector is disabled, PyPy holds back weak callbacks, and drops those whose reference is gone."
# see = ["https://doc.pypy.org/en/latest/gc_info.html"]
# ///
import gc
import weakref

class Referent(object):
    pass

def watch(name):
    def callback(reference):
        print("callback of", name)
    return weakref.ref(Referent(), callback)

if hasattr(gc, "collect_step"):
    gc.collect()
    gc.disable()
    kept, dropped = watch("kept"), watch("dropped")
    for _ in range(5):
        gc.collect_step()
    print("dead:", kept() is None, dropped() is None)
    del dropped
    gc.collect()
    print("collected")
else:
    print("no collect_step")
