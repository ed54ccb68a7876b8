// Replaced by the screen itself.
export function Case() {
  return null
}
