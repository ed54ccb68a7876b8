// Replaced by the screen itself.
export function Letter() {
  return null
}
