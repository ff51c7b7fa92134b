import type en from "../en/people";
import type { Translation } from "../language";

export default {} satisfies Translation<typeof en>;
