# /// script
# requires-python = ">=3.2"
# [tool.lastref]
# claim = "A server that closes its files in with statements is told of none, on every runtime."
# see = [
#     "https://docs.python.org/3/library/exceptions.html#ResourceWarning",
#     "https://docs.python.org/3/reference/compound_stmts.html#the-with-statement",
# ]
# twin = "stories/uploads_left_open"
# ///
import gc
import warnings

def handle(number):
    with open("upload%d.txt" % number, "w") as stream:
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
