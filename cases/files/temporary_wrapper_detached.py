# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A function that wraps its caller's stream for a moment leaves it open if it detaches the wrapper."
# see = ["https://docs.python.org/3/library/io.html#io.TextIOBase.detach"]
# twin = "files/temporary_wrapper_closes_stream"
# ///
import io


def read_all(raw):
    wrapper = io.TextIOWrapper(raw, encoding="ascii")
    try:
        return wrapper.read()
    finally:
        wrapper.detach()


raw = io.BytesIO(b"data")
print(len(read_all(raw)))
print("closed %s" % raw.closed)
