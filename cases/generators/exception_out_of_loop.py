# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "When is a generator closed whose loop was left by an exception?"
# see = ["https://peps.python.org/pep-0342/"]
# twin = "generators/closed_before_handler"
# ///
import gc

def numbers():
    try:
        for number in range(10):
            yield number
    finally:
        events.append("closed")

def run():
    for number in numbers():
        raise ValueError

events = []
try:
    run()
except ValueError:
    events.append("handler")
events.append("after")
gc.collect()
print(", ".join(events))
