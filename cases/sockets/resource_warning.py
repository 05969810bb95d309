# /// script
# requires-python = ">=3.2"
# [tool.lastref]
# claim = "When is a ResourceWarning given for a socket that was not closed?"
# needs = ["sockets"]
# see = [
#     "https://docs.python.org/3/library/exceptions.html#ResourceWarning",
#     "https://docs.python.org/3/library/socket.html",
# ]
# twin = "sockets/closed_socket_gives_no_warning"
# ///
import gc
import socket
import warnings

warnings.simplefilter("always")
warned = []
warnings.showwarning = lambda message, category, *rest, **keywords: warned.append(category.__name__)
left, right = socket.socketpair()
right.close()
del left
print("dropped: %s" % warned)
gc.collect()
print("collected: %s" % warned)
