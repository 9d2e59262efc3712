export const unwritten = true
