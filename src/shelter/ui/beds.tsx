// Replaced by the screen itself.
export function Beds() {
  return null
}
