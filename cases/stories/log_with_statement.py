# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A log that is written in with statements is complete and in order, on every runtime."
# see = [
#     "https://doc.pypy.org/en/latest/cpython_differences.html#differences-related-to-garbage-collection-strategies",
#     "https://docs.python.org/3/reference/compound_stmts.html#the-with-statement",
# ]
# twin = "stories/log_without_close"
# ///
def log(line):
    with open("server.log", "a") as stream:
        stream.write(line + "\n")

def read():
    with open("server.log") as stream:
        return stream.read().split("\n")[:-1]

for number in range(3):
    log("request %d" % number)
print("in the log: %s" % read())
