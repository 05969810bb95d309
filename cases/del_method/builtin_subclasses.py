# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Instances of subclasses of builtin types are finalized like any other, with their value intact."
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__del__"]
# ///
import gc

class Number(int):
    def __del__(self):
        events.append("int %d" % self)

class Items(list):
    def __del__(self):
        events.append("list of %d" % len(self))

class Table(dict):
    def __del__(self):
        events.append("dict of %d" % len(self))

class Text(str):
    def __del__(self):
        events.append("str " + self)

events = []
Number(7)
Items([1, 2])
Table(key=1)
Text("abc")
events.append("dropped")
gc.collect()
print(", ".join(events))
