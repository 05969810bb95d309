# /// script
# requires-python = ">=3.8"
# [tool.lastref]
# claim = "Does the youngest generation stay about as small as its threshold?"
# see = ["https://docs.python.org/3/library/gc.html#gc.get_objects"]
# ///
import gc

gc.collect()
kept = []
largest = 0
for _ in range(100):
    for _ in range(200):
        kept.append([])
    try:
        largest = max(largest, len(gc.get_objects(generation=0)))
    except NotImplementedError:
        pass
print("never more than 2500 of 20000 young: %s" % (largest <= 2500))
