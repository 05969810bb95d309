# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A small cache that closes what it pushes out does so before the call returns."
# see = ["https://docs.python.org/3/library/collections.html#collections.OrderedDict"]
# twin = "containers/cached_arguments"
# ///
import collections


class Resource(object):
    def __init__(self, label):
        self.label = label

    def close(self):
        print("close " + self.label)


def push_out():
    cache.pop(next(iter(cache))).close()


def get(label):
    if label not in cache:
        cache[label] = Resource(label)
        if len(cache) > 2:
            push_out()
    return cache[label]


cache = collections.OrderedDict()
for label in "abc":
    print("called with " + get(label).label)
while cache:
    push_out()
print("cleared")
