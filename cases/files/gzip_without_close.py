# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Is a compressed file complete right after `gzip.open(name, 'wb').write(data)`?"
# see = [
#     "https://docs.python.org/3/library/gzip.html#gzip.GzipFile",
#     "https://doc.pypy.org/en/latest/cpython_differences.html",
# ]
# twin = "files/gzip_closed"
# ///
import gc
import gzip

def read():
    try:
        reader = gzip.open("data.gz")
        data = reader.read()
        reader.close()
        return data.decode("ascii")
    except EOFError:
        return "not complete"

gzip.open("data.gz", "wb").write(b"payload")
print("at once: %s" % (read() or "nothing"))
gc.collect()
gc.collect()
print("after collect: %s" % (read() or "nothing"))
