# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A text wrapper that dies closes the buffer that it wraps."
# see = [
#     "https://docs.python.org/3/library/io.html#io.TextIOWrapper",
#     "https://docs.python.org/3/library/io.html#io.IOBase.close",
# ]
# twin = "files/detached_buffer"
# ///
import gc
import io

buffer = io.BytesIO()
wrapper = io.TextIOWrapper(buffer, encoding="ascii")
wrapper.write(u"text")
del wrapper
print("dropped: buffer closed %s" % buffer.closed)
gc.collect()
print("collected: buffer closed %s" % buffer.closed)
