# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A temporary list that is unpacked dies when the unpacking is done; its items live on in their names."
# see = ["https://docs.python.org/3/reference/simple_stmts.html#assignment-statements"]
# ///
import gc

class Items(list):
    def __del__(self):
        events.append("list of %d finalized" % len(self))

events = []
first, second = Items(["a", "b"])
events.append("unpacked %s %s" % (first, second))
gc.collect()
print(", ".join(events))
