# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Closing every socket of a pool ends all connections at once."
# needs = ["sockets"]
# see = ["https://docs.python.org/3/library/socket.html#socket.socket.close"]
# twin = "sockets/in_container"
# ///
import socket

pool = []
peers = []
for _ in range(3):
    left, right = socket.socketpair()
    pool.append(left)
    peers.append(right)
for connection in pool:
    connection.close()
print("closed: %d ended" % sum(peer.recv(1) == b"" for peer in peers))
del pool[:]
for peer in peers:
    peer.close()
