// The goal of size: ten items in at most 20 kB of HTML, in every shipped theme.

const GOAL = 20_000;

export async function judge(mails) {
  const weekly = mails.filter(({ name }) => name.startsWith("weekly-"));
  const sizes = weekly.map(({ theme, html }) => ({ theme, bytes: Buffer.byteLength(html) }));
  return {
    verdict: `ten items take ${sizes.map(({ theme, bytes }) => `${bytes} bytes in ${theme}`).join(", ")}`,
    against: sizes.filter(({ bytes }) => bytes > GOAL).map(({ theme, bytes }) => `${theme}: ${bytes} bytes, over ${GOAL}`),
  };
}
