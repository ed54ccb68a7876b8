// Replaced by the screen itself.
export function Desk() {
  return null
}
