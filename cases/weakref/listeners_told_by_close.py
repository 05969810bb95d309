# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An object that tells its listeners when it is closed needs no weak reference callback."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.ref"]
# twin = "weakref/callback"
# ///
class Target(object):
    def __init__(self):
        self.listeners = []

    def close(self):
        while self.listeners:
            self.listeners.pop()(self)


def listener(closed):
    print("told: same object %s" % (closed is target))


target = Target()
target.listeners.append(listener)
target.close()
print("closed")
del target
print("dropped")
