# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Blocks of memory are given back as soon as the objects in them are dropped."
# see = ["https://docs.python.org/3/library/sys.html#sys.getallocatedblocks"]
# ///
import gc
import sys

if hasattr(sys, "getallocatedblocks"):
    gc.collect()
    before = sys.getallocatedblocks()
    objects = [object() for _ in range(1000)]
    print("held: %d hundred" % ((sys.getallocatedblocks() - before) // 100))
    del objects
    print("dropped: %d hundred" % ((sys.getallocatedblocks() - before) // 100))
else:
    print("no getallocatedblocks")
