// Replaced by the screen itself.
export function OpenCase() {
  return null
}
