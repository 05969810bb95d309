# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "gc.get_stats() counts the collections of each generation."
# see = ["https://docs.python.org/3/library/gc.html#gc.get_stats"]
# ///
import gc

def collections():
    return [generation["collections"] for generation in gc.get_stats()]

if isinstance(gc.get_stats(), list):
    gc.disable()
    before = collections()
    gc.collect(0)
    gc.collect(0)
    gc.collect(1)
    gc.collect()
    print([after - start for start, after in zip(before, collections())])
else:
    print("no statistics by generation")
