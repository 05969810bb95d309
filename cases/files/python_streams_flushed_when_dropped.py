# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "Does a file of the io module in Python write its buffered data when it is dropped?"
# see = ["https://docs.python.org/3/library/io.html", "https://peps.python.org/pep-0399/"]
# ///
import _pyio
import gc
import os

file = _pyio.open("data.bin", "wb")
file.write(b"0123456789")
del file
print("dropped: %d bytes" % os.path.getsize("data.bin"))
gc.collect()
gc.collect()
print("collected: %d bytes" % os.path.getsize("data.bin"))
