# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "How many collections does it take until an archive is complete whose ZipFile was dropped?"
# see = [
#     "https://docs.python.org/3/library/zipfile.html#zipfile.ZipFile",
#     "https://doc.pypy.org/en/latest/cpython_differences.html",
# ]
# twin = "files/zip_closed"
# ///
import gc
import zipfile

archive = zipfile.ZipFile("data.zip", "w")
archive.writestr("name", "contents")
del archive
complete = []
for _ in range(3):
    complete.append(zipfile.is_zipfile("data.zip"))
    gc.collect()
print("complete after 0, 1 and 2 collections: %s" % complete)
