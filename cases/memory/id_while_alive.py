# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "The id of an object does not change while it lives, whatever the collector does."
# see = ["https://docs.python.org/3/library/functions.html#id"]
# ///
import gc

class Target(object):
    pass

target = Target()
before = id(target)
for _ in range(3):
    kept = [Target() for _ in range(1000)]
    gc.collect()
print("same id: %s" % (id(target) == before))
print("same hash: %s" % (hash(target) == hash(target)))
