# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Every use of a proxy whose target is gone raises ReferenceError, in words that nobody promises."
# see = ["https://docs.python.org/3/library/exceptions.html#ReferenceError"]
# [[tool.lastref.lines]]
# begin = "ReferenceError:"
# compare = "present"
# why = "The words differ by implementation."
# ///
import gc
import weakref

class Target(object):
    value = 5

    def __len__(self):
        return 3

def attempt(name, use):
    print(name)
    try:
        print("gave %s" % (use(proxy),))
    except ReferenceError as error:
        print("ReferenceError: %s" % error)

def assign(found):
    found.value = 6

target = Target()
proxy = weakref.proxy(target)
attempt("reading", lambda found: found.value)
del target
gc.collect()
attempt("reading", lambda found: found.value)
attempt("assigning", assign)
attempt("len", len)
attempt("str", str)
