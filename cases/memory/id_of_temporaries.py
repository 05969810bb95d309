# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Do two temporaries in one expression get the same id?"
# see = ["https://docs.python.org/3/library/functions.html#id"]
# ///
class Target(object):
    pass

print("same id: %s" % (id(Target()) == id(Target())))
