// Replaced by the screen itself.
export function Inbox() {
  return null
}
