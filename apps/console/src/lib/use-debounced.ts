import { useEffect, useState } from "react";

/** The value, once it has not changed for a while. */
export function useDebounced<Value>(value: Value, waitMs: number): Value {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(settle, waitMs, value);
    return () => clearTimeout(timer);
  }, [value, waitMs]);
  return settled;
}
