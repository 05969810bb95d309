# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A dead weak reference can be hashed only if it was hashed while its target lived."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.ref"]
# ///
import gc
import weakref

class Target(object):
    pass

first = Target()
second = Target()
hashed = weakref.ref(first)
never_hashed = weakref.ref(second)
kept = set([hashed])
del first, second
gc.collect()
print("hashed before: found in the set %s" % (hashed in kept))
try:
    hash(never_hashed)
except TypeError as error:
    print("not hashed before: %s" % error)
