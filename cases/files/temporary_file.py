# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "When does a NamedTemporaryFile that was dropped disappear?"
# see = ["https://docs.python.org/3/library/tempfile.html#tempfile.NamedTemporaryFile"]
# twin = "files/temporary_file_closed"
# ///
import gc
import os
import tempfile

stream = tempfile.NamedTemporaryFile(dir=".")
name = stream.name
print("exists: %s" % os.path.exists(name))
del stream
print("dropped: %s" % os.path.exists(name))
gc.collect()
print("collected: %s" % os.path.exists(name))
