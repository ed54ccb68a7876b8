// Replaced by the screen itself.
export function CaseList() {
  return null
}
