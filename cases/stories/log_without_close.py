# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Is a line in the log right after `open(name, 'a').write(line)`?"
# see = [
#     "https://doc.pypy.org/en/latest/cpython_differences.html#differences-related-to-garbage-collection-strategies",
#     "https://docs.python.org/3/library/functions.html#open",
# ]
# twin = "stories/log_with_statement"
# ///
import gc

def log(line):
    open("server.log", "a").write(line + "\n")

def read():
    return open("server.log").read().split("\n")[:-1]

for number in range(3):
    log("request %d" % number)
print("in the log: %s" % read())
gc.collect()
print("after collect: %s" % sorted(read()))
