# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A suspended generator that is part of a cycle runs its finally clause when it is closed."
# see = ["https://docs.python.org/3/reference/expressions.html#generator.close"]
# twin = "generators/in_cycle"
# ///
def generate(box):
    try:
        yield 1
    finally:
        print("finally, box holds %d" % len(box))


box = []
generator = generate(box)
box.append(generator)
next(generator)
generator.close()
del box[:]
print("closed")
