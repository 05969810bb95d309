# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "How many descriptors are open after ten files were opened and dropped?"
# see = [
#     "https://docs.python.org/3/library/os.html#os.open",
#     "https://doc.pypy.org/en/latest/cpython_differences.html",
# ]
# twin = "files/closed_in_the_loop"
# ///
import gc
import os

def next_descriptor():
    descriptor = os.open("data.txt", os.O_RDONLY)
    os.close(descriptor)
    return descriptor

with open("data.txt", "w") as stream:
    stream.write("x")
gc.collect()
before = next_descriptor()
for _ in range(10):
    open("data.txt").read()
print("open after the loop: %d" % (next_descriptor() - before))
gc.collect()
print("open after collect: %d" % (next_descriptor() - before))
