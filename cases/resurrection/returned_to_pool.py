# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An object that is to be used again is given back to its pool by a method, with all its attributes."
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__del__"]
# twin = "resurrection/through_global"
# ///
class Phoenix(object):
    def __init__(self):
        self.data = ["still", "here"]

    def release(self):
        pool.append(self)
        print("given back")


pool = []
phoenix = Phoenix()
phoenix.release()
phoenix = None
print("in the pool: %d" % len(pool))
print("data: %s" % pool.pop().data)
