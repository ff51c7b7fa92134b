import { useRef } from "react";
import { Button, type ButtonProps } from "./button";

interface FileButtonProps extends Omit<ButtonProps, "onClick"> {
  /** What the file chooser offers: MIME types and endings. */
  readonly accept: string;
  readonly onFile: (file: File) => void;
}

/** A button that asks for one file. */
export function FileButton({ accept, onFile, ...rest }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        onChange={({ target }) => {
          const file = target.files?.[0];
          // The same file may be chosen again after it failed.
          target.value = "";
          if (file) onFile(file);
        }}
      />
      <Button {...rest} onClick={() => input.current?.click()} />
    </>
  );
}
