# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Up to a hundred freed floats stay with the interpreter until a full collection."
# see = ["https://docs.python.org/3/library/sys.html#sys.getallocatedblocks"]
# ///
import gc
import sys

def hundreds(count):
    return int(round(count / 100.0))

if hasattr(sys, "getallocatedblocks"):
    gc.disable()
    gc.collect()
    before = sys.getallocatedblocks()
    values = [index + 0.5 for index in range(1000)]
    del values
    print("dropped: %d hundred" % hundreds(sys.getallocatedblocks() - before))
    gc.collect()
    print("after a collection: %d hundred" % hundreds(sys.getallocatedblocks() - before))
else:
    print("no getallocatedblocks")
