// One fault that scripts/mutate-client.ts puts into the client, and who has to notice it.

export interface Fault {
  /** The act that it spoils. */
  act:
    | 'opening'
    | 'card'
    | 'consent'
    | 'grant'
    | 'rotation'
    | 'hand-over'
    | 'referral'
    | 'privileged'
    | 'draft'
    | 'name'
    | 'headers'
    | 'paper'
    | 'request'
    | 'portal'
  /** What the spoilt client does. */
  does: string
  file: string
  from: string
  to: string
  /** Where the test is, and its whole sentence. */
  test: readonly [file: string, sentence: string]
}
