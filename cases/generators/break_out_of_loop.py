# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "When is a generator closed whose loop was left by break?"
# see = [
#     "https://peps.python.org/pep-0342/",
#     "https://docs.python.org/3/reference/compound_stmts.html#the-for-statement",
# ]
# twin = "generators/closed_after_break"
# ///
import gc

def numbers():
    try:
        for number in range(10):
            yield number
    finally:
        print("closed")

for number in numbers():
    if number == 2:
        break
print("after the loop")
gc.collect()
print("end")
