# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Replacing the value of a key releases the old value while the new one is already visible."
# see = ["https://docs.python.org/3/library/stdtypes.html#dict"]
# ///
import gc

class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        value = table.get("key")
        print("del %s, table holds %s" % (self.label, value and value.label))

table = {}
table["key"] = Tracked("1")
table["key"] = Tracked("2")
print("replaced")
del table["key"]
print("deleted")
gc.collect()
print("end")
