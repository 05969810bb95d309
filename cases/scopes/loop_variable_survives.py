# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A for loop leaves its variable bound to the last item, which lives on after the loop."
# see = ["https://docs.python.org/3/reference/compound_stmts.html#the-for-statement"]
# ///
import gc
import weakref

class Item(object):
    pass

def items():
    for number in range(3):
        item = Item()
        references.append(weakref.ref(item))
        yield item
        del item

references = []
for item in items():
    pass
gc.collect()
print("alive after the loop: %s" % [reference() is not None for reference in references])
del item
print("after del: %s" % (references[-1]() is not None))
gc.collect()
print("after collect: %s" % (references[-1]() is not None))
