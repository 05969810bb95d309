# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "In which order does gc.get_referents() list the items of a list?"
# see = ["https://docs.python.org/3/library/gc.html#gc.get_referents"]
# ///
import gc

print(gc.get_referents([["first"], ["second"], ["third"]]))
