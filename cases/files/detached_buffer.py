# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "detach() saves the buffer from the death of its wrapper."
# see = ["https://docs.python.org/3/library/io.html#io.TextIOBase.detach"]
# twin = "files/wrapper_closes_buffer"
# ///
import gc
import io

buffer = io.BytesIO()
wrapper = io.TextIOWrapper(buffer, encoding="ascii")
wrapper.write(u"text")
wrapper.detach()
del wrapper
gc.collect()
print("closed %s, contents %s" % (buffer.closed, buffer.getvalue().decode("ascii")))
