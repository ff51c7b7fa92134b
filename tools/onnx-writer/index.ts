export { OnnxGraph, type Value } from "./graph.ts";
export { type Attribute, type ElementType, elementType } from "./messages.ts";
