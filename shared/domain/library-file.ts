/** Letters of a file of quick replies or products: some hundred times a full library. */
export const mostLibraryLetters = 5_000_000
