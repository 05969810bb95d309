# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A close() that remembers that it ran does its work once, however often it is called."
# see = ["https://docs.python.org/3/library/io.html#io.IOBase.close"]
# twin = "resurrection/finalizer_runs_once"
# ///
class Resource(object):
    closed = False

    def close(self):
        if not self.closed:
            self.closed = True
            calls.append("call")


calls = []
kept = [Resource()]
kept[0].close()
print("calls %d, kept %d" % (len(calls), len(kept)))
kept.pop().close()
print("calls %d, kept %d" % (len(calls), len(kept)))
