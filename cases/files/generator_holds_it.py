# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Is a file closed that a generator opened with `with`, when the loop over the generator is left by break?"
# see = ["https://docs.python.org/3/reference/expressions.html#generator.close", "https://peps.python.org/pep-0342/"]
# twin = "files/generator_closed_by_closing"
# ///
import gc

def lines(name):
    with open(name) as stream:
        opened.append(stream)
        for line in stream:
            yield line

opened = []
with open("input.txt", "w") as stream:
    stream.write("one\ntwo\n")
for line in lines("input.txt"):
    break
print("after break: closed %s" % opened[0].closed)
gc.collect()
print("after collect: closed %s" % opened[0].closed)
