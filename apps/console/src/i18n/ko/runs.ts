import type en from "../en/runs";
import type { Translation } from "../language";

export default {} satisfies Translation<typeof en>;
