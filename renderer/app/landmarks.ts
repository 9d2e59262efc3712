/** Where the skip links lead. */
export const landmarkIds = { list: 'list', content: 'content' } as const
