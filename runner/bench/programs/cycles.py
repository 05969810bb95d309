class Node:
    pass


def work(count):
    for i in range(count):
        left = Node()
        right = Node()
        left.other = right
        right.other = left


work(1000000)
print("done")
