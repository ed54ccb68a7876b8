// Replaced by the screen itself.
export function SetUp() {
  return null
}
