# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Does a server see that clients are gone which were dropped, not closed?"
# see = [
#     "https://doc.pypy.org/en/latest/cpython_differences.html#differences-related-to-garbage-collection-strategies",
#     "https://docs.python.org/3/library/socket.html#socket.socket.close",
# ]
# twin = "stories/clients_closed"
# needs = ["sockets"]
# ///
import gc
import socket

def request(name):
    client, server = socket.socketpair()
    client.sendall(name)
    server.setblocking(False)
    return server

def hung_up(server):
    try:
        return server.recv(100) == b""
    except socket.error:
        return False

servers = [request(b"GET") for _ in range(5)]
print("requests read: %d" % sum(server.recv(100) == b"GET" for server in servers))
print("clients gone: %d" % sum(map(hung_up, servers)))
gc.collect()
print("after collect: %d" % sum(map(hung_up, servers)))
for server in servers:
    server.close()
