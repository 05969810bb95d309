import gc


class Node:
    def __init__(self, next):
        self.next = next


gc.disable()
first = node = Node(None)
for i in range(999999):
    node = Node(node)
first.next = node
del first, node
print(gc.collect())
