# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A container whose items are closed one by one before it is cleared is still full while they are."
# see = ["https://docs.python.org/3/library/stdtypes.html#mutable-sequence-types"]
# twin = "containers/clear_empties_first"
# ///
class Resource(object):
    def close(self):
        sizes.append(len(items))


sizes = []
items = [Resource(), Resource()]
for item in items:
    item.close()
del items[:]
print("sizes seen: %s, left %d" % (sizes, len(items)))
