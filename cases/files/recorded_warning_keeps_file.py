# /// script
# requires-python = ">=3.6"
# [tool.lastref]
# claim = "Does a recorded ResourceWarning keep the file alive that it warns of?"
# see = [
#     "https://docs.python.org/3/library/warnings.html#warnings.catch_warnings",
#     "https://docs.python.org/3/library/exceptions.html#ResourceWarning",
# ]
# ///
import gc
import warnings

with warnings.catch_warnings(record=True) as recorded:
    warnings.simplefilter("always")
    stream = open("out.txt", "w")
    del stream
    gc.collect()
print("warnings: %d" % len(recorded))
print("the source is a %s" % type(recorded[0].source).__name__)
