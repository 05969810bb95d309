# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "In which order do attributes die that their class sets out of alphabetical order?"
# see = ["https://docs.python.org/3/reference/datamodel.html#type.__static_attributes__"]
# ///
import gc

class Part(object):
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("part %s dies" % self.name)

class Machine(object):
    def __init__(self):
        self.wheel = Part("wheel")
        self.engine = Part("engine")
        self.axle = Part("axle")

machine = Machine()
machine.bell = Part("bell")
del machine
gc.collect()
gc.collect()
print("end")
