// Replaced by the screen itself.
export function Request() {
  return null
}
