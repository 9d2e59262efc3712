/** The name under which the secrets of an account are kept. */
export const accountKey = (account: { phoneNumberId: string }): string => account.phoneNumberId
