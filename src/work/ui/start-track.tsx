// Replaced by the screen itself.
export function StartTrack() {
  return null
}
