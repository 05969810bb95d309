# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "How many blocks of memory do empty and filled containers take?"
# see = ["https://docs.python.org/3/library/sys.html#sys.getallocatedblocks"]
# ///
import gc
import sys

makers = [
    ("[]", lambda: []), ("[None]", lambda: [None]), ("{}", lambda: {}), ("{1: 1}", lambda: {1: 1}),
    ("set()", lambda: set()), ("set of 1", lambda: {1}), ("set of 9", lambda: set("abcdefghi")),
    ("(None, [])", lambda: (None, [])),
]

def blocks_of(make):
    gc.collect()
    kept = [None] * 1000
    before = sys.getallocatedblocks()
    for index in range(1000):
        kept[index] = make()
    return int(round((sys.getallocatedblocks() - before) / 1000.0))

if hasattr(sys, "getallocatedblocks"):
    gc.disable()
    for name, make in makers:
        print("%s: %d" % (name, blocks_of(make)))
else:
    print("no getallocatedblocks")
