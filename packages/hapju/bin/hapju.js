#!/usr/bin/env -S node --max-semi-space-size=4
// A young generation of 4 MB instead of 16: less memory and less work (docs/measurements/memory.md).
import "@hapju/cli/bin";
