// Both flavours of one thing to the clipboard: formatted for what takes that, plain for the rest.

/** Copies; false where the system did not let us. It must run in the turn of a click or key. */
export function copyBoth(html: string, text: string): boolean {
  let taken = false;
  const put = (event: ClipboardEvent): void => {
    if (!event.clipboardData) return;
    event.clipboardData.setData("text/html", html);
    event.clipboardData.setData("text/plain", text);
    event.preventDefault();
    event.stopImmediatePropagation();
    taken = true;
  };
  document.addEventListener("copy", put, { capture: true });
  try {
    // The only way that hands over several flavours in this very turn, and works in every web view.
    document.execCommand("copy");
  } finally {
    document.removeEventListener("copy", put, { capture: true });
  }
  return taken;
}

/** Copies plain words; false where the system did not let us. */
export function copyText(text: string): boolean {
  let taken = false;
  const put = (event: ClipboardEvent): void => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    event.stopImmediatePropagation();
    taken = event.clipboardData !== null;
  };
  document.addEventListener("copy", put, { capture: true });
  try {
    document.execCommand("copy");
  } finally {
    document.removeEventListener("copy", put, { capture: true });
  }
  return taken;
}
