# /// script
# requires-python = ">=3.2"
# [tool.lastref]
# claim = "A TemporaryDirectory disappears, with what is in it, when its with statement ends or cleanup() is called."
# see = ["https://docs.python.org/3/library/tempfile.html#tempfile.TemporaryDirectory"]
# twin = "files/temporary_directory"
# ///
import os
import tempfile

with tempfile.TemporaryDirectory(dir=".") as name:
    open(os.path.join(name, "inside.txt"), "w").close()
    print("inside: exists %s" % os.path.exists(name))
print("after: exists %s" % os.path.exists(name))
directory = tempfile.TemporaryDirectory(dir=".")
directory.cleanup()
print("cleaned up: exists %s" % os.path.exists(directory.name))
