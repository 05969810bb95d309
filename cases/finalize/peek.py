# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "peek() tells what a finalizer would do, and None when it is dead."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.finalize.peek"]
# ///
import gc
import weakref

class Target(object):
    pass

def callback(first, second):
    pass

target = Target()
finalizer = weakref.finalize(target, callback, 1, second=2)
object_, function, arguments, keywords = finalizer.peek()
print("%s %s %s %s" % (object_ is target, function is callback, arguments, keywords))
del object_, target
gc.collect()
print("dead: %s" % (finalizer.peek(),))
