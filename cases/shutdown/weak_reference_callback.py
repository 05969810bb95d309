# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Is the callback of a weak reference to a global called at exit?"
# see = ["https://docs.python.org/3/library/weakref.html"]
# ///
import weakref

class Target(object):
    pass

def callback(reference):
    print("callback")

target = Target()
reference = weakref.ref(target, callback)
print("end of program")
