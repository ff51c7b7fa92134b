import type en from "../en/review";
import type { Translation } from "../language";

export default {} satisfies Translation<typeof en>;
