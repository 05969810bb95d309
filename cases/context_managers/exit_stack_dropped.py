# /// script
# requires-python = ">=3.3"
# [tool.lastref]
# claim = "An ExitStack that is dropped without close() never runs its callbacks."
# see = ["https://docs.python.org/3/library/contextlib.html#contextlib.ExitStack"]
# ///
import contextlib
import gc

stack = contextlib.ExitStack()
stack.callback(print, "callback")
del stack
gc.collect()
print("end")
