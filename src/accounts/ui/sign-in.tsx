// Replaced by the screen itself.
export function SignIn() {
  return null
}
