# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "The peer of a closed socket sees the end of the stream at once, on every runtime."
# needs = ["sockets"]
# see = ["https://docs.python.org/3/library/socket.html#socket.socket.close"]
# twin = "sockets/dropped_end"
# ///
import socket

left, right = socket.socketpair()
left.sendall(b"bye")
left.close()
print("data: %s" % right.recv(10).decode("ascii"))
print("then: %d bytes" % len(right.recv(10)))
right.close()
