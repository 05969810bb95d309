# /// script
# requires-python = ">=3.6"
# [tool.lastref]
# claim = "PyPy calls hooks when it has done a collection."
# see = ["https://doc.pypy.org/en/latest/gc_info.html"]
# ///
import gc

done = []
if hasattr(gc, "hooks"):
    gc.hooks.on_gc_collect = lambda stats: done.append("major")
    gc.collect()
    gc.hooks.reset()
    print("hooks called: %s" % done)
else:
    print("no hooks")
