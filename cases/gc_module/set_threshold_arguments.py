# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Which arguments does gc.set_threshold() refuse?"
# see = ["https://docs.python.org/3/library/gc.html#gc.set_threshold"]
# ///
import gc

if hasattr(gc, "set_threshold"):
    for arguments in ((), (1, 2, 3, 4), ("x",), (-1,), (100,)):
        try:
            gc.set_threshold(*arguments)
            print("%s: accepted" % (arguments,))
        except TypeError:
            print("%s: TypeError" % (arguments,))
else:
    print("no thresholds")
