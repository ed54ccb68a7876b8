// Replaced by the screen itself.
export function MyWork() {
  return null
}
