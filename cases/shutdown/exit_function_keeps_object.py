# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A bound method registered with atexit keeps its object until the end."
# see = ["https://docs.python.org/3/library/atexit.html"]
# ///
import atexit
import gc

class Service(object):
    def __init__(self):
        atexit.register(self.close)

    def close(self):
        print("closed")

service = Service()
del service
gc.collect()
print("end of program")
