// Replaced by the screen itself.
export function Directory() {
  return null
}
