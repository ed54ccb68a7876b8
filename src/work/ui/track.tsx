// Replaced by the screen itself.
export function Track() {
  return null
}
