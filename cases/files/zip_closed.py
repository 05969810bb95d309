# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An archive is complete as soon as its ZipFile is closed."
# see = ["https://docs.python.org/3/library/zipfile.html#zipfile.ZipFile.close"]
# twin = "files/zip_without_close"
# ///
import zipfile

with zipfile.ZipFile("data.zip", "w") as archive:
    archive.writestr("name", "contents")
    print("inside: complete %s" % zipfile.is_zipfile("data.zip"))
print("after: complete %s" % zipfile.is_zipfile("data.zip"))
with zipfile.ZipFile("data.zip") as archive:
    print(archive.read("name").decode("ascii"))
