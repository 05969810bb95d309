# /// script
# requires-python = ">=3.2"
# [tool.lastref]
# claim = "A socket that was closed gives no ResourceWarning when it dies."
# needs = ["sockets"]
# see = ["https://docs.python.org/3/library/exceptions.html#ResourceWarning"]
# twin = "sockets/resource_warning"
# ///
import gc
import socket
import warnings

warnings.simplefilter("always")
warned = []
warnings.showwarning = lambda message, category, *rest, **keywords: warned.append(category.__name__)
left, right = socket.socketpair()
left.close()
right.close()
del left, right
gc.collect()
print("warnings: %d" % len(warned))
