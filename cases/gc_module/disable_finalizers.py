# /// script
# requires-python = ">=3.6"
# [tool.lastref]
# claim = "PyPy can hold back finalizers while collections go on."
# see = ["https://doc.pypy.org/en/latest/gc_info.html"]
# ///
import gc

class Tracked(object):
    def __del__(self):
        print("finalized")

if hasattr(gc, "disable_finalizers"):
    gc.disable_finalizers()
    Tracked()
    gc.collect()
    print("collected")
    gc.enable_finalizers()
    print("enabled")
else:
    print("no disable_finalizers")
