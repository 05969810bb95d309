# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A generator that closes its local in a finally clause does so when it is closed."
# see = ["https://docs.python.org/3/reference/expressions.html#generator.close"]
# twin = "generators/suspended_keeps_locals"
# ///
class Resource(object):
    def close(self):
        print("local closed")


def generate():
    local = Resource()
    try:
        yield 1
        yield 2
    finally:
        local.close()


generator = generate()
next(generator)
print("suspended")
generator.close()
print("generator closed")
