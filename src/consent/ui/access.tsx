// Replaced by the screen itself.
export function Access() {
  return null
}
