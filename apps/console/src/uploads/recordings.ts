/** What the file chooser offers. The server decides what a recording is. */
export const RECORDINGS = "video/*,audio/*,.mkv,.mts,.m2ts,.flv,.opus";
