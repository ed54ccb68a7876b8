// Replaced by the screen itself.
export function Coverage() {
  return null
}
