# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Freed tuples stay with the interpreter until a full collection, for reuse."
# see = [
#     "https://docs.python.org/3/library/sys.html#sys.getallocatedblocks",
#     "https://docs.python.org/3/library/gc.html#gc.collect",
# ]
# ///
import gc
import sys

def hundreds(count):
    return int(round(count / 100.0))

if hasattr(sys, "getallocatedblocks"):
    gc.disable()
    numbers = list(range(1000))
    gc.collect()
    before = sys.getallocatedblocks()
    pairs = [(number,) for number in numbers]
    print("held: %d hundred" % hundreds(sys.getallocatedblocks() - before))
    del pairs
    print("dropped: %d hundred" % hundreds(sys.getallocatedblocks() - before))
    pairs = [(number,) for number in numbers]
    print("made again: %d hundred" % hundreds(sys.getallocatedblocks() - before))
    del pairs
    gc.collect()
    print("after a collection: %d hundred" % hundreds(sys.getallocatedblocks() - before))
else:
    print("no getallocatedblocks")
