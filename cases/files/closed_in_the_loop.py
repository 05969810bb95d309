# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A loop that closes each of its files never has more than one open."
# see = [
#     "https://docs.python.org/3/reference/compound_stmts.html#the-with-statement",
#     "https://docs.python.org/3/library/os.html#os.open",
# ]
# twin = "files/descriptors_pile_up"
# ///
import os


def next_descriptor():
    descriptor = os.open("data.txt", os.O_RDONLY)
    os.close(descriptor)
    return descriptor


with open("data.txt", "w") as stream:
    stream.write("x")
before = next_descriptor()
for _ in range(10):
    with open("data.txt") as stream:
        stream.read()
print("open after the loop: %d" % (next_descriptor() - before))
