# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Clearing the list that holds sockets closes them, where references are counted."
# needs = ["sockets"]
# see = ["https://docs.python.org/3/library/socket.html", "https://doc.pypy.org/en/latest/cpython_differences.html"]
# twin = "sockets/pool_closed"
# ///
import gc
import socket

def ended():
    count = 0
    for peer in peers:
        try:
            count += peer.recv(1) == b""
        except socket.error:
            pass
    return count

pool = []
peers = []
for _ in range(3):
    left, right = socket.socketpair()
    right.setblocking(False)
    pool.append(left)
    peers.append(right)
del left, right
print("held: %d ended" % ended())
del pool[:]
print("cleared: %d ended" % ended())
gc.collect()
print("collected: %d ended" % ended())
