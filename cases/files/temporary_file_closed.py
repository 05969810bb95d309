# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A NamedTemporaryFile disappears when it is closed."
# see = ["https://docs.python.org/3/library/tempfile.html#tempfile.NamedTemporaryFile"]
# twin = "files/temporary_file"
# ///
import os
import tempfile

with tempfile.NamedTemporaryFile(dir=".") as stream:
    print("inside: exists %s" % os.path.exists(stream.name))
print("after: exists %s" % os.path.exists(stream.name))
