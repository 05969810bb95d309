# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "How many objects does gc.collect() count for one dropped recursive closure?"
# see = ["https://docs.python.org/3/library/gc.html#gc.collect"]
# ///
import gc

def outer():
    def recursive(depth):
        return recursive(depth - 1) if depth else 0

    return recursive(2)

gc.collect()
outer()
print(gc.collect())
