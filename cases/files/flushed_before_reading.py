# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "What was flushed can be read back while the writer is still open."
# see = ["https://docs.python.org/3/library/io.html#io.IOBase.flush"]
# twin = "files/read_back_without_close"
# ///
stream = open("out.txt", "w")
stream.write("hello")
stream.flush()
with open("out.txt") as reader:
    print("while the writer is open: %s" % reader.read())
stream.close()
with open("out.txt") as reader:
    print("after close: %s" % reader.read())
