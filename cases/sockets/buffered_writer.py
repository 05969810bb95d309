# /// script
# requires-python = ">=3.0"
# [tool.lastref]
# claim = "Text written to a socket's file reaches the peer when the file dies."
# needs = ["sockets"]
# see = ["https://docs.python.org/3/library/socket.html#socket.socket.makefile"]
# twin = "sockets/flushed_writer"
# ///
import gc
import socket

def receive():
    try:
        return right.recv(20).decode("ascii")
    except BlockingIOError:
        return "nothing yet"

left, right = socket.socketpair()
right.setblocking(False)
stream = left.makefile("w")
stream.write("message")
del stream
print("dropped: %s" % receive())
gc.collect()
print("collected: %s" % receive())
left.close()
right.close()
