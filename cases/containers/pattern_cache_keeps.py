# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Compiled regular expressions stay in the cache of re until re.purge()."
# see = ["https://docs.python.org/3/library/re.html#re.purge"]
# ///
import gc
import re
import weakref


def is_alive():
    for attempt in range(3):
        gc.collect()
    return reference() is not None


pattern = re.compile("the (last) reference")
reference = weakref.ref(pattern)
del pattern
print("let go of, alive: %s" % is_alive())
re.purge()
print("purged, alive: %s" % is_alive())
