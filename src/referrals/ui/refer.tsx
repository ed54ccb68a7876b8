// Replaced by the screen itself.
export function Refer() {
  return null
}
