# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A bounded queue that closes what it pushes out does so before the new item is in."
# see = ["https://docs.python.org/3/library/collections.html#collections.deque"]
# twin = "containers/bounded_deque"
# ///
class Resource(object):
    def __init__(self, label):
        self.label = label

    def close(self):
        print("close " + self.label)


items = []
for label in "abc":
    if len(items) == 2:
        items.pop(0).close()
    items.append(Resource(label))
    print("appended " + label)
for item in items:
    item.close()
