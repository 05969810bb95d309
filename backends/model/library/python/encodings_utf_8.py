from codecs import lookup as _lookup

IncrementalEncoder = _lookup('utf-8').incrementalencoder
IncrementalDecoder = _lookup('utf-8').incrementaldecoder
