# /// script
# requires-python = ">=3.6"
# [tool.lastref]
# claim = "PyPy can do a major collection step by step."
# see = ["https://doc.pypy.org/en/latest/gc_info.html"]
# ///
import gc

class Tracked(object):
    def __del__(self):
        print("finalized")

if hasattr(gc, "collect_step"):
    gc.collect()
    gc.disable()
    Tracked()
    print("dropped")
    while not gc.collect_step().major_is_done:
        pass
    print("major collection done")
else:
    print("no collect_step")
