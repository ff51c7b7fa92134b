import type en from "../en/models";
import type { Translation } from "../language";

export default {} satisfies Translation<typeof en>;
