# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "Is a file that is trash still open when the finalizer of its owner runs?"
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__del__"]
# ///
import gc

class Owner(object):
    def __del__(self):
        print("closed when its owner is finalized: %s" % self.file.closed)

owner = Owner()
owner.file = open("log.txt", "w")
owner.file.owner = owner
del owner
gc.collect()
gc.collect()
print("end of program")
