/** Done. */
export const done = 0
/** Understood but not carried out; the reason is on stderr. For `doctor`: something needs attention. */
export const notDone = 1
/** The command was not understood. For `doctor`: the data cannot be read. */
export const usageError = 2

/** What was typed cannot be used; the message says why. */
export class UsageError extends Error {}
