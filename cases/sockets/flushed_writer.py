# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Text written to a socket's file reaches the peer when it is flushed."
# needs = ["sockets"]
# see = ["https://docs.python.org/3/library/socket.html#socket.socket.makefile"]
# twin = "sockets/buffered_writer"
# ///
import socket

left, right = socket.socketpair()
stream = left.makefile("w")
stream.write("message")
stream.flush()
print("flushed: %s" % right.recv(20).decode("ascii"))
stream.close()
left.close()
print("closed: %d bytes" % len(right.recv(20)))
right.close()
