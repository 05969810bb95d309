# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A with statement calls close() of an io object, also one that a subclass overrides, once."
# see = [
#     "https://docs.python.org/3/library/io.html#io.IOBase",
#     "https://docs.python.org/3/reference/compound_stmts.html#the-with-statement",
# ]
# twin = "files/finalizer_calls_close"
# ///
import io


class Stream(io.RawIOBase):
    def close(self):
        if not self.closed:
            print("closing")
        io.RawIOBase.close(self)


with Stream() as stream:
    print("body")
print("after: closed %s" % stream.closed)
