import type en from "../en/meeting";
import type { Translation } from "../language";

export default {} satisfies Translation<typeof en>;
