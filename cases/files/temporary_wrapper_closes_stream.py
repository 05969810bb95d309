# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A function wraps its caller's stream for a moment: is the stream closed afterwards?"
# see = ["https://docs.python.org/3/library/io.html#io.TextIOWrapper"]
# twin = "files/temporary_wrapper_detached"
# ///
import gc
import io

def read_all(raw):
    return io.TextIOWrapper(raw, encoding="ascii").read()

raw = io.BytesIO(b"data")
print(len(read_all(raw)))
print("at once: closed %s" % raw.closed)
gc.collect()
print("after collect: closed %s" % raw.closed)
