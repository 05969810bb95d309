# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A node that is closed when it is unlinked from a doubly linked list is done with at that place."
# see = ["https://docs.python.org/3/reference/datamodel.html#object.__del__"]
# twin = "cycles/doubly_linked_list"
# ///
class Link(object):
    previous = None
    next = None

    def __init__(self, label):
        self.label = label

    def unlink(self):
        self.previous.next = self.next
        self.next.previous = self.previous
        self.previous = self.next = None
        print("close " + self.label)


first = Link("first")
second = Link("second")
third = Link("third")
first.next, second.previous = second, first
second.next, third.previous = third, second
second.unlink()
print("left: %s, %s" % (first.label, first.next.label))
