# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "In a cycle, does the owner's finalizer still find its part unfinalized?"
# see = ["https://peps.python.org/pep-0442/", "https://docs.python.org/3/library/gc.html"]
# ///
import gc

class Part(object):
    def __init__(self):
        self.open = True

    def __del__(self):
        self.open = False

class Owner(object):
    def __del__(self):
        print("%s, part open: %s" % (self.label, self.part.open))

def connect(label, owner, part):
    owner.label = label
    owner.part = part
    part.owner = owner

gc.collect()
print("two cycles, one after the other")
owner = Owner()
part = Part()
connect("owner made first", owner, part)
del owner, part
gc.collect()
gc.collect()
part = Part()
owner = Owner()
connect("part made first", owner, part)
del owner, part
gc.collect()
gc.collect()
