import type en from "../en/audit";
import type { Translation } from "../language";

export default {} satisfies Translation<typeof en>;
