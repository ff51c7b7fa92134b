import type en from "../en/settings";
import type { Translation } from "../language";

export default {} satisfies Translation<typeof en>;
