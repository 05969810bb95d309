# /// script
# requires-python = ">=3.2"
# [tool.lastref]
# claim = "When does ResourceWarning tell of the files that a server left open?"
# see = [
#     "https://docs.python.org/3/library/exceptions.html#ResourceWarning",
#     "https://doc.pypy.org/en/latest/cpython_differences.html#differences-related-to-garbage-collection-strategies",
# ]
# twin = "stories/uploads_closed"
# ///
import gc
import warnings

def handle(number):
    stream = open("upload%d.txt" % number, "w")
    stream.write("data")

def show(message, *rest, **keywords):
    told.append(str(message).split("'")[1])

warnings.simplefilter("always")
told = []
warnings.showwarning = show
for number in range(3):
    handle(number)
print("told of while serving: %s" % told)
gc.collect()
print("after collect: %s" % sorted(told))
with open("upload2.txt") as stream:
    print("in the last one: %s" % stream.read())
