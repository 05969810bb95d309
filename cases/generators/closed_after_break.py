# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A generator that is closed in a finally clause ends with the loop, however the loop is left."
# see = ["https://docs.python.org/3/reference/expressions.html#generator.close"]
# twin = "generators/break_out_of_loop"
# ///
def numbers():
    try:
        for number in range(10):
            yield number
    finally:
        print("closed")


source = numbers()
try:
    for number in source:
        if number == 2:
            break
finally:
    source.close()
print("after the loop")
