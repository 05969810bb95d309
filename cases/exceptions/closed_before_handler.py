# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "What a failing function closes in a finally clause is closed when the handler runs."
# see = ["https://docs.python.org/3/reference/compound_stmts.html#the-try-statement"]
# twin = "exceptions/frees_frames_after_handler"
# ///
class Target(object):
    closed = False

    def close(self):
        self.closed = True


def fail():
    local = Target()
    targets.append(local)
    try:
        raise ValueError
    finally:
        local.close()


targets = []
try:
    fail()
except ValueError:
    print("in the handler: closed %s" % targets[0].closed)
print("after the handler: closed %s" % targets[0].closed)
