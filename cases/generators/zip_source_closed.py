# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A generator that feeds a zip() is closed by who made it, when the zip is done with."
# see = [
#     "https://docs.python.org/3/library/functions.html#zip",
#     "https://docs.python.org/3/reference/expressions.html#generator.close",
# ]
# twin = "generators/partly_consumed_zip"
# ///
def numbers():
    try:
        while True:
            yield 1
    finally:
        print("closed")


source = numbers()
print(list(zip(source, [1, 2])))
source.close()
print("end")
