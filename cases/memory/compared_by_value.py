# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Numbers compared with `==` are equal if their values are, whichever objects they are."
# see = ["https://docs.python.org/3/reference/expressions.html#value-comparisons"]
# twin = "memory/small_integers"
# ///
def is_equal(number):
    return int(str(number)) == int(str(number))


for number in (-6, -5, 0, 256, 257, 1024, 1025):
    print("%d: %s" % (number, is_equal(number)))
print("float: %s" % (float("1.5") == float("1.5")))
