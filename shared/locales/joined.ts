type Joined<Part> = (Part extends unknown ? (part: Part) => void : never) extends (whole: infer Whole) => void ? Whole : never

/** The sentences of all parts in one object. A literal spreading thousands of them makes V8 invent a shape for each: 40 ms and 20 MB at every start. */
export function joined<Parts extends object[]>(...parts: Parts): Joined<Parts[number]> {
  return Object.assign(Object.create(null) as object, ...parts) as Joined<Parts[number]>
}
