// Replaced by the screen itself.
export function Join() {
  return null
}
