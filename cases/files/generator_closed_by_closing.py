# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "contextlib.closing() around a generator closes the file that the generator holds when the loop is left."
# see = [
#     "https://docs.python.org/3/library/contextlib.html#contextlib.closing",
#     "https://docs.python.org/3/reference/expressions.html#generator.close",
# ]
# twin = "files/generator_holds_it"
# ///
import contextlib


def lines(name):
    with open(name) as stream:
        opened.append(stream)
        for line in stream:
            yield line


opened = []
with open("input.txt", "w") as stream:
    stream.write("one\ntwo\n")
with contextlib.closing(lines("input.txt")) as source:
    for line in source:
        break
print("after the block: closed %s" % opened[0].closed)
