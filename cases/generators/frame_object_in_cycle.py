# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Is a suspended generator in a cycle collected when the program has looked at its frame?"
# see = ["https://docs.python.org/3/library/inspect.html"]
# ///
import gc

class Token(object):
    def __del__(self):
        print("token dies")

def numbers(token):
    me = yield
    yield me

generator = numbers(Token())
next(generator)
generator.send(generator)
frame = getattr(generator, "gi_frame", None)
print("has a frame: %s" % (frame is not None))
del frame, generator
gc.collect()
gc.collect()
print("end")
