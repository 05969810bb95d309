# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "The target of `with ... as` stays bound after the block."
# see = ["https://docs.python.org/3/reference/compound_stmts.html#the-with-statement"]
# ///
import gc

class Manager(object):
    def __enter__(self):
        return self

    def __exit__(self, *exception):
        print("exit")

    def __del__(self):
        print("finalized")

with Manager() as manager:
    print("body")
gc.collect()
print("after the block")
del manager
print("deleted")
gc.collect()
print("end")
