# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A writer that is closed before the next one is opened keeps its text in front."
# see = ["https://docs.python.org/3/library/io.html#io.IOBase.close"]
# twin = "files/rebound_writer"
# ///
stream = open("out.txt", "w")
stream.write("first\n")
stream.close()
stream = open("out.txt", "a")
stream.write("second\n")
stream.close()
with open("out.txt") as reader:
    print(reader.read().split())
