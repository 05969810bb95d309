# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "Can finalizers that run at exit still write to sys.stdout, also that of an object on a live cycle?"
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__del__"]
# ///
import sys


class Tracked(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        try:
            sys.stdout.write("del %s\n" % self.label)
        except Exception as error:
            print("%s: %s" % (self.label, type(error).__name__))


class Node(object):
    pass


node = Node()
node.me = node
node.held = Tracked("held by a cycle")
plain = Tracked("plain global")
print("end of program")
