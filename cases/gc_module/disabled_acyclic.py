# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "With automatic collection disabled, are objects outside of cycles still finalized?"
# see = ["https://docs.python.org/3/library/gc.html#gc.disable", "https://doc.pypy.org/en/latest/gc_info.html"]
# ///
import gc

class Tracked(object):
    def __del__(self):
        died.append(1)

died = []
gc.disable()
for _ in range(1000):
    Tracked()
print("after the loop: %d" % len(died))
gc.collect()
print("after collect: %d" % len(died))
