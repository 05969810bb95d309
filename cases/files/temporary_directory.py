# /// script
# requires-python = ">=3.2"
# [tool.lastref]
# claim = "When does a TemporaryDirectory that was dropped disappear?"
# see = ["https://docs.python.org/3/library/tempfile.html#tempfile.TemporaryDirectory"]
# twin = "files/temporary_directory_cleaned_up"
# ///
import gc
import os
import tempfile
import warnings

warnings.simplefilter("ignore")
directory = tempfile.TemporaryDirectory(dir=".")
name = directory.name
print("exists: %s" % os.path.exists(name))
del directory
print("dropped: %s" % os.path.exists(name))
gc.collect()
print("collected: %s" % os.path.exists(name))
