# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "A socket that is part of a dead cycle is closed by the collection."
# needs = ["sockets"]
# see = ["https://docs.python.org/3/library/socket.html", "https://docs.python.org/3/library/gc.html"]
# ///
import gc
import socket

class Connection(object):
    def __init__(self, end):
        self.end = end
        self.handler = self.handle

    def handle(self):
        pass

def receive():
    try:
        return "end" if right.recv(1) == b"" else "data"
    except BlockingIOError:
        return "nothing yet"

left, right = socket.socketpair()
right.setblocking(False)
connection = Connection(left)
del left, connection
print("dropped: %s" % receive())
gc.collect()
print("collected: %s" % receive())
right.close()
