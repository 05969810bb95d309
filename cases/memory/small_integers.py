# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Which equal integers are one object?"
# see = ["https://docs.python.org/3/c-api/long.html", "https://docs.python.org/3/library/functions.html#id"]
# twin = "memory/compared_by_value"
# ///
def is_cached(number):
    return int(str(number)) is int(str(number))

for number in (-6, -5, 0, 256, 257, 1024, 1025):
    print("%d: %s" % (number, is_cached(number)))
