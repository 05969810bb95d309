# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "Files that are read in with statements use one descriptor at a time, on every runtime."
# see = [
#     "https://docs.python.org/3/reference/compound_stmts.html#the-with-statement",
#     "https://docs.python.org/3/library/resource.html#resource.RLIMIT_NOFILE",
# ]
# twin = "stories/settings_use_up_descriptors"
# ///
import errno
import resource

def read_often(times):
    try:
        for _ in range(times):
            with open("settings.txt") as stream:
                stream.read()
    except EnvironmentError as error:
        return "error %s" % errno.errorcode[error.errno]
    return "read %d times" % times

with open("settings.txt", "w") as stream:
    stream.write("x")
hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (64, hard))
print(read_often(200))
