// The passphrase worker as the page sees it. Apart from passphrase-calls.ts, so that the page does not load OPAQUE.

/** All four pass OPAQUE's messages as the strings that the server gives and takes. */
export interface Passphrase {
  /** `request` goes to the server's registration. */
  beginRegister(input: { passphrase: string }): Promise<{ request: string }>
  /** `record` is stored by the server; the KEK is now with the vault: call its `enrol` or `replacePassphrase`. */
  finishRegister(input: { response: string }): Promise<{ record: string }>
  /** `request` goes to the server's sign-in. */
  beginSignIn(input: { passphrase: string }): Promise<{ request: string }>
  /** `proof` ends the sign-in at the server; the KEK is now with the vault: call its `unlock`. `wrong-passphrase` otherwise. */
  finishSignIn(input: { response: string }): Promise<{ proof: string }>
}

export const PASSPHRASE_CALLS = [
  'beginRegister',
  'finishRegister',
  'beginSignIn',
  'finishSignIn',
] as const satisfies (keyof Passphrase)[]
