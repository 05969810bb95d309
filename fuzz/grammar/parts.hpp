#pragma once

#include "fuzz/writer.hpp"

namespace lastref::fuzz {

// The parts of the grammar, one file each.
extern const Grammar references;
extern const Grammar containers;
extern const Grammar operations;
extern const Grammar flow;
extern const Grammar functions;
extern const Grammar generators;
extern const Grammar exceptions;
extern const Grammar weak_references;
extern const Grammar collections;
extern const Grammar files;
extern const Grammar library;

/// Writes the classes that the program's objects are of.
void write_classes(Writer& writer);

}  // namespace lastref::fuzz
