# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An entry of a WeakValueDictionary that the program removes is gone at once, whoever holds the value."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.WeakValueDictionary"]
# twin = "weak_containers/value_dictionary"
# ///
import weakref


class Value(object):
    pass


table = weakref.WeakValueDictionary()
value = Value()
table["key"] = value
print("held: %d, present %s" % (len(table), "key" in table))
print("the same: %s" % (table.pop("key") is value))
print("removed: %d, present %s" % (len(table), "key" in table))
