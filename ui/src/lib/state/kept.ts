// Small things that this machine remembers for its person: pane sizes, the last open issue, the look.
// Nothing here belongs to the library, and losing it loses no work.

/** What was kept under a name, if it can still be read. */
export function recall<T>(name: string, isSound: (value: unknown) => value is T): T | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(`galley.${name}`) ?? "null");
    return isSound(value) ? value : null;
  } catch {
    return null;
  }
}

/** Keeps a value under a name, where the machine lets us. */
export function keep(name: string, value: unknown): void {
  try {
    localStorage.setItem(`galley.${name}`, JSON.stringify(value));
  } catch {
    // Without storage the next start begins with the defaults.
  }
}
