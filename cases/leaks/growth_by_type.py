# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Counting gc.get_objects() by type before and after tells which objects stay."
# see = ["https://docs.python.org/3/library/gc.html#gc.get_objects"]
# ///
import gc

class Session(object):
    pass

class Request(object):
    def __init__(self, session):
        self.session = session

sessions = []

def serve():
    session = Session()
    sessions.append(session)
    Request(session)

def counts():
    gc.collect()
    found = {}
    for each in gc.get_objects():
        name = type(each).__name__
        found[name] = found.get(name, 0) + 1
    return found

serve()
before = counts()
for _ in range(50):
    serve()
after = counts()
for name in ("Request", "Session"):
    print("%s: %d more" % (name, after.get(name, 0) - before.get(name, 0)))
