# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Does a listening socket that was lost in a function still take connections?"
# needs = ["sockets"]
# see = [
#     "https://docs.python.org/3/library/socket.html#socket.socket.listen",
#     "https://doc.pypy.org/en/latest/cpython_differences.html",
# ]
# twin = "sockets/listening_socket_closed"
# ///
import gc
import socket

def serve():
    server = socket.socket()
    server.bind(("127.0.0.1", 0))
    server.listen(5)
    return server.getsockname()[1]

def connect(port):
    client = socket.socket()
    try:
        client.connect(("127.0.0.1", port))
        return "connected"
    except socket.error:
        return "refused"
    finally:
        client.close()

port = serve()
print("at once: %s" % connect(port))
gc.collect()
print("after collect: %s" % connect(port))
