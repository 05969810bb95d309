# /// script
# requires-python = ">=3.0"
# [tool.lastref]
# claim = "A file object made with closefd=False never closes the descriptor, so it cannot close somebody else's."
# see = ["https://docs.python.org/3/library/functions.html#open"]
# twin = "files/late_close_hits_other_file"
# ///
import gc
import os

open("data.txt", "w").close()
descriptor = os.open("data.txt", os.O_RDONLY)
stream = open(descriptor, closefd=False)
stream.close()
os.close(descriptor)
other = os.open("data.txt", os.O_RDONLY)
print("same number: %s" % (other == descriptor))
del stream
gc.collect()
print("other file open: %s" % (os.fstat(other).st_size == 0))
os.close(other)
