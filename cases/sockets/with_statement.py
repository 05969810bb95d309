# /// script
# requires-python = ">=3.2"
# [tool.lastref]
# claim = "A with statement closes its socket, and the peer sees the end, on every runtime."
# needs = ["sockets"]
# see = ["https://docs.python.org/3/library/socket.html#socket-objects"]
# ///
import socket

left, right = socket.socketpair()
with left:
    left.sendall(b"hello")
print("descriptor after the statement: %d" % left.fileno())
print("data: %s" % right.recv(10).decode("ascii"))
print("end: %s" % (right.recv(10) == b""))
right.close()
