# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Which debug flags does the collector have?"
# see = ["https://docs.python.org/3/library/gc.html#gc.set_debug"]
# ///
import gc

names = sorted(name for name in dir(gc) if name.startswith("DEBUG_"))
for name in names:
    print("%s = %d" % (name, getattr(gc, name)))
print("flags: %d" % len(names))
