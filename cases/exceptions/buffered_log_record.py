# /// script
# requires-python = ">=3.2"
# [tool.lastref]
# claim = "A log record that a handler has buffered keeps the frames of the exception that it tells of."
# see = [
#     "https://docs.python.org/3/library/logging.handlers.html#logging.handlers.BufferingHandler",
#     "https://docs.python.org/3/library/logging.html#logging.Logger.exception",
# ]
# ///
import gc
import logging.handlers
import weakref


class Target(object):
    pass


def fail():
    local = Target()
    references.append(weakref.ref(local))
    raise ValueError


references = []
handler = logging.handlers.BufferingHandler(100)
logger = logging.getLogger("case")
logger.addHandler(handler)
logger.propagate = False
try:
    fail()
except ValueError:
    logger.exception("failed")
gc.collect()
print("record buffered: %s" % (references[0]() is not None))
del handler.buffer[:]
gc.collect()
print("buffer emptied: %s" % (references[0]() is not None))
