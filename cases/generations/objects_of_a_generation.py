# /// script
# requires-python = ">=3.8"
# [tool.lastref]
# claim = "Survivors of collect(0), collect(1) and collect(2) show up in the next older generation."
# see = ["https://docs.python.org/3/library/gc.html#gc.get_objects"]
# ///
import gc

def generations_of(target):
    return [number for number in (0, 1, 2) if any(value is target for value in gc.get_objects(generation=number))]

gc.disable()
gc.collect()
target = []
try:
    print("new: %s" % generations_of(target))
    for number in (0, 1, 2):
        gc.collect(number)
        print("after collect(%d): %s" % (number, generations_of(target)))
except (NotImplementedError, TypeError):
    print("no list by generation")
