# /// script
# requires-python = ">=3.6"
# [tool.lastref]
# claim = "With tracing on, the source of a ResourceWarning tells the line that opened the file."
# see = [
#     "https://docs.python.org/3/library/tracemalloc.html#tracemalloc.get_object_traceback",
#     "https://docs.python.org/3/library/devmode.html#resourcewarning-example",
# ]
# ///
import warnings
try:
    import tracemalloc
except ImportError:
    tracemalloc = None

def serve():
    stream = open("upload.txt", "w")
    stream.write("data")

def show(message):
    place = tracemalloc.get_object_traceback(message.source)
    line = place[0].lineno - serve.__code__.co_firstlineno if place else None
    print("%s: opened in line %s of serve" % (message.category.__name__, line))

if tracemalloc:
    warnings.simplefilter("always")
    warnings._showwarnmsg_impl = show
    serve()
    tracemalloc.start()
    serve()
else:
    print("no tracemalloc")
