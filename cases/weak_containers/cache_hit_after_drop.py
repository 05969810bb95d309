# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Does a cache of weak values find an object that every caller has dropped?"
# see = [
#     "https://docs.python.org/3/library/weakref.html#weakref.WeakValueDictionary",
#     "https://doc.pypy.org/en/latest/cpython_differences.html",
# ]
# twin = "weak_containers/cache_with_strong_reference"
# ///
import gc
import weakref

class Connection(object):
    pass

def connect():
    connection = pool.get("database")
    if connection is None:
        connection = Connection()
        pool["database"] = connection
        made.append(1)
    return connection

made = []
pool = weakref.WeakValueDictionary()
for _ in range(3):
    connect()
print("connections made by three calls: %d" % len(made))
gc.collect()
connect()
print("and by a fourth one after a collection: %d" % len(made))
