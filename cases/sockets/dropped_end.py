# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "When does the peer of a dropped socket see the end of the stream?"
# needs = ["sockets"]
# see = [
#     "https://docs.python.org/3/library/socket.html#socket.socketpair",
#     "https://doc.pypy.org/en/latest/cpython_differences.html",
# ]
# twin = "sockets/closed_end"
# ///
import gc
import socket

def receive():
    try:
        return "end" if right.recv(1) == b"" else "data"
    except socket.error:
        return "nothing yet"

left, right = socket.socketpair()
right.setblocking(False)
print("both open: %s" % receive())
del left
print("dropped: %s" % receive())
gc.collect()
print("collected: %s" % receive())
right.close()
