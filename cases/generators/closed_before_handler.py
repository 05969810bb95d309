# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A generator that is closed in a finally clause ends before the handler of an exception runs."
# see = [
#     "https://docs.python.org/3/reference/expressions.html#generator.close",
#     "https://docs.python.org/3/reference/compound_stmts.html#the-try-statement",
# ]
# twin = "generators/exception_out_of_loop"
# ///
def numbers():
    try:
        for number in range(10):
            yield number
    finally:
        print("closed")


def run():
    source = numbers()
    try:
        for number in source:
            raise ValueError
    finally:
        source.close()


try:
    run()
except ValueError:
    print("handler")
print("after")
