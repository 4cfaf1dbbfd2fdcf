// What mail programs do to mails, where the interface has to say so.

/** Gmail cuts off the HTML of a mail behind so many bytes. */
export const LONGEST_MAIL = 102 * 1024;
