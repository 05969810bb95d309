# /// script
# requires-python = ">=3.8"
# [tool.lastref]
# claim = "Into which generation does gc.unfreeze() put the frozen objects?"
# see = ["https://docs.python.org/3/library/gc.html#gc.unfreeze"]
# ///
import gc

def generations_of(target):
    return [number for number in (0, 1, 2) if any(value is target for value in gc.get_objects(generation=number))]

if hasattr(gc, "freeze"):
    gc.disable()
    gc.collect()
    target = []
    print("new: %s" % generations_of(target))
    gc.freeze()
    print("frozen: %s" % generations_of(target))
    gc.unfreeze()
    print("thawed: %s" % generations_of(target))
else:
    print("no freeze")
