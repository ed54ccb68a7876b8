// Replaced by the screen itself.
export function Scorecard() {
  return null
}
