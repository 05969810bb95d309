# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Asking for referrers, and for theirs, leads from a leaked object to who holds it."
# see = ["https://docs.python.org/3/library/gc.html#gc.get_referrers"]
# ///
import gc

class Registry(object):
    def __init__(self):
        self.handlers = []

class Handler(object):
    pass

def holder_of(target, seen):
    for each in gc.get_referrers(target):
        if isinstance(each, (list, dict, Registry)) and each is not globals() and each is not seen:
            if not any(each is other for other in seen):
                return each

registry = Registry()
registry.handlers.append(Handler())
seen = [registry.handlers[0]]
while seen[-1] is not None and len(seen) < 6:
    seen.append(holder_of(seen[-1], seen))
print(" <- ".join(type(each).__name__ for each in seen))
