# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A file made from a socket keeps the connection open after the socket was closed."
# needs = ["sockets"]
# see = ["https://docs.python.org/3/library/socket.html#socket.socket.makefile"]
# twin = "sockets/makefile_closed"
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
stream = left.makefile("rb")
left.close()
print("socket closed: %s" % receive())
stream = None
print("file dropped: %s" % receive())
left = None
gc.collect()
print("collected: %s" % receive())
right.close()
