// Replaced by the screen itself.
export function People() {
  return null
}
