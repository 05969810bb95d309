# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Which exhausted iterators still hold what they went through?"
# see = ["https://docs.python.org/3/library/stdtypes.html#iterator-types"]
# ///
import gc

class Item(object):
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("item of the %s dies" % self.name)

def exhaust(iterator):
    for each in iterator:
        pass

def show(name, iterator):
    exhaust(iterator)
    gc.collect()
    gc.collect()
    print("%s: exhausted" % name)
    del iterator

show("list", iter([Item("list")]))
gc.collect()
show("tuple", iter((Item("tuple"),)))
gc.collect()
show("reversed list", reversed([Item("reversed list")]))
gc.collect()
show("dict", iter({1: Item("dict")}))
gc.collect()
show("items", iter({1: Item("items")}.items()))
gc.collect()
show("set", iter(set([Item("set")])))
gc.collect()
gc.collect()
print("end")
