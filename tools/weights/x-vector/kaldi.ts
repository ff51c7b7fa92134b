/** A matrix of a Kaldi file, row-major; a vector has one row. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float32Array;
}

/** The components of a network in Kaldi's binary form. */
export interface KaldiNetwork {
  /** @throws Error where the component has no vector or matrix of that name */
  matrix(component: string, token: string): Matrix;
  /** @throws Error where the component has no number of that name */
  number(component: string, token: string): number;
}

/** Reads single values of a network in Kaldi's binary form, found by the names of component and token. */
export function kaldiNetwork(file: Buffer): KaldiNetwork {
  /** Where a component keeps what `token` announces. */
  const valueAt = (component: string, token: string): number => {
    const from = file.indexOf(`<ComponentName> ${component} `, 0, "latin1");
    const found = file.indexOf(`<${token}> `, from, "latin1");
    if (from < 0 || found < 0) throw new Error(`There is no ${token} of ${component} in the network`);
    return found + token.length + 3;
  };
  return {
    matrix(component, token) {
      const start = valueAt(component, token);
      const kind = file.toString("latin1", start, start + 3);
      if (kind !== "FV " && kind !== "FM ") {
        throw new Error(`${component} ${token} is neither a vector nor a matrix`);
      }
      // A size is preceded by the number of its bytes.
      const rows = kind === "FM " ? file.readInt32LE(start + 4) : 1;
      const columnsAt = kind === "FM " ? start + 9 : start + 4;
      const columns = file.readInt32LE(columnsAt);
      const data = Float32Array.from({ length: rows * columns }, (_, i) =>
        file.readFloatLE(columnsAt + 4 + 4 * i),
      );
      return { rows, columns, data };
    },
    number: (component, token) => file.readFloatLE(valueAt(component, token) + 1),
  };
}
