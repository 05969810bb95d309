# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A cache of weak values gives back the same object as long as a caller keeps a strong reference."
# see = ["https://docs.python.org/3/library/weakref.html#weakref.WeakValueDictionary"]
# twin = "weak_containers/cache_hit_after_drop"
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
kept = connect()
for _ in range(2):
    connect()
print("connections made by three calls: %d" % len(made))
gc.collect()
print("the same after a collection: %s" % (connect() is kept))
