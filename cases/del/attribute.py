# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Deleting the attribute that holds the last reference releases the value while its owner lives on."
# see = [
#     "https://docs.python.org/3/reference/simple_stmts.html#the-del-statement",
#     "https://docs.python.org/3/reference/datamodel.html#object.__delattr__",
# ]
# twin = "del/attribute_closed_first"
# ///
import gc

class Owner(object):
    pass

class Part(object):
    def __del__(self):
        print("part finalized, owner has it: %s" % hasattr(owner, "part"))

owner = Owner()
owner.part = Part()
del owner.part
print("after del")
gc.collect()
print("after collect")
