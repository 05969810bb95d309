# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A listening socket that was closed takes no more connections."
# needs = ["sockets"]
# see = ["https://docs.python.org/3/library/socket.html#socket.socket.close"]
# twin = "sockets/listening_socket_lost"
# ///
import contextlib
import socket


def connect(port):
    client = socket.socket()
    try:
        client.connect(("127.0.0.1", port))
        return "connected"
    except socket.error:
        return "refused"
    finally:
        client.close()


with contextlib.closing(socket.socket()) as server:
    server.bind(("127.0.0.1", 0))
    server.listen(5)
    port = server.getsockname()[1]
    print("inside: %s" % connect(port))
print("after: %s" % connect(port))
