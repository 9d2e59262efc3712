const secretShapes: readonly [RegExp, string][] = [
  [/Bearer\s+[\w.|-]+/gi, 'Bearer [removed]'],
  [/\bEAA[\w-]{10,}/g, '[token removed]'],
  [/((?:access_token|input_token|appsecret_proof|hub\.verify_token|key)=)[^&\s"]+/gi, '$1[removed]'],
  [/("?(?:token|appSecret|verifyToken|app_secret|secret)"?\s*[:=]\s*"?)[^",}\s]+/gi, '$1[removed]'],
]

/** Removes what looks like a secret from a line before it is logged or copied. Secrets must not get this far; this is the second lock. */
export function redact(text: string): string {
  return secretShapes.reduce((current, [shape, replacement]) => current.replace(shape, replacement), text)
}
