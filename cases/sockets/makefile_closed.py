# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "The peer sees the end once both the socket and the file made from it are closed."
# needs = ["sockets"]
# see = ["https://docs.python.org/3/library/socket.html#socket.socket.makefile"]
# twin = "sockets/makefile_holds_it"
# ///
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
stream.close()
print("file closed: %s" % receive())
right.close()
