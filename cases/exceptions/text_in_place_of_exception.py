# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Keeping what an exception says, and not the exception, is enough to report it later."
# see = ["https://docs.python.org/3/library/exceptions.html#BaseException.args"]
# twin = "exceptions/saved_exception"
# ///
def fail():
    local = ["large", "data"]
    raise ValueError("went wrong in %d steps" % len(local))


saved = None
try:
    fail()
except ValueError as error:
    saved = (type(error).__name__, str(error))
print("%s: %s" % saved)
