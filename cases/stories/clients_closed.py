# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A server sees that clients are gone which were closed, on every runtime."
# see = [
#     "https://docs.python.org/3/library/contextlib.html#contextlib.closing",
#     "https://docs.python.org/3/library/socket.html#socket.socket.close",
# ]
# twin = "stories/clients_left_open"
# needs = ["sockets"]
# ///
import contextlib
import socket

def request(name):
    client, server = socket.socketpair()
    with contextlib.closing(client):
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
for server in servers:
    server.close()
