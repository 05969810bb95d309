# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A compressed file is complete as soon as it is closed."
# see = ["https://docs.python.org/3/library/gzip.html#gzip.GzipFile"]
# twin = "files/gzip_without_close"
# ///
import gzip

with gzip.open("data.gz", "wb") as writer:
    writer.write(b"payload")
with gzip.open("data.gz") as reader:
    print("after the block: %s" % reader.read().decode("ascii"))
