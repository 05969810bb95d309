# /// script
# requires-python = ">=3.2"
# [tool.lastref]
# claim = "A detached socket leaves its descriptor open when it dies."
# needs = ["sockets"]
# see = ["https://docs.python.org/3/library/socket.html#socket.socket.detach"]
# ///
import gc
import os
import socket

left, right = socket.socketpair()
right.setblocking(False)
descriptor = left.detach()
del left
gc.collect()
try:
    print("received: %r" % right.recv(1))
except BlockingIOError:
    print("still open")
os.close(descriptor)
print("descriptor closed, received: %d bytes" % len(right.recv(1)))
right.close()
