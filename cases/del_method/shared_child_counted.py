# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A child that counts its users is closed when the last of them lets it go."
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__del__"]
# twin = "del_method/shared_child"
# ///
class Child(object):
    users = 0

    def acquire(self):
        self.users += 1
        return self

    def release(self):
        self.users -= 1
        if self.users == 0:
            print("close child")


class Parent(object):
    def __init__(self, label, child):
        self.label = label
        self.child = child.acquire()

    def close(self):
        print("close " + self.label)
        self.child.release()
        self.child = None


child = Child()
first = Parent("first parent", child)
second = Parent("second parent", child)
first.close()
second.close()
print("done")
