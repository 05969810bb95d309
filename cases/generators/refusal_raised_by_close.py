# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Closing a generator that yields in its finally clause raises RuntimeError where close() is called."
# see = ["https://docs.python.org/3/reference/expressions.html#generator.close"]
# twin = "generators/refuses_to_stop"
# ///
def stubborn():
    try:
        yield 1
    finally:
        yield 2


generator = stubborn()
next(generator)
try:
    generator.close()
except RuntimeError as error:
    print("raised: %s" % error)
try:
    next(generator)
except GeneratorExit:
    print("next: GeneratorExit, as the generator goes on")
