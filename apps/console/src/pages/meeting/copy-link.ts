/** Puts the address of this page at a moment into the clipboard. */
export function copyLinkTo(seconds: number): void {
  const address = new URL(location.href);
  address.search = "";
  address.searchParams.set("t", String(Math.round(seconds * 10) / 10));
  void navigator.clipboard.writeText(address.href);
}
