# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A context manager's `__exit__` runs when the block ends; the manager itself may die only later."
# see = ["https://docs.python.org/3/reference/compound_stmts.html#the-with-statement"]
# ///
import gc

class Manager(object):
    def __enter__(self):
        return "value"

    def __exit__(self, *exception):
        print("exit")

    def __del__(self):
        print("manager finalized")

with Manager() as value:
    gc.collect()
    print("body")
print("after the block")
gc.collect()
print("end")
