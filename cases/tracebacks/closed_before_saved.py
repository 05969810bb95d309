# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A frame that is kept costs memory and nothing else if what its locals used has been closed."
# see = [
#     "https://docs.python.org/3/reference/compound_stmts.html#the-with-statement",
#     "https://docs.python.org/3/library/sys.html#sys._getframe",
# ]
# twin = "tracebacks/frame_keeps_locals"
# ///
import sys


class Resource(object):
    closed = False

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.closed = True


def work():
    with Resource() as local:
        frame = sys._getframe()
    return frame


frame = work()
print("local closed: %s" % frame.f_locals["local"].closed)
del frame
print("frame dropped")
