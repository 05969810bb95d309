# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Does gc.get_referents() list numbers and strings, which cannot be part of a cycle?"
# see = ["https://docs.python.org/3/library/gc.html#gc.get_referents"]
# ///
import gc

print("list: %s" % sorted(gc.get_referents([1]) + gc.get_referents(["a"]), key=str))
print("number: %s" % gc.get_referents(5))
print("text: %s" % gc.get_referents("text"))
