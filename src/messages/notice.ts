// A notice is all that ever leaves the system about a message: that there is something. It has no place for a word: its kind
// and its language choose one fixed sentence, and the channel is the number of a sealed record that only those who hold
// the person's contact can open. Sender, case and product do not occur. (docs/decisions/0013)

export const noticeKinds = ['something_new'] as const

export interface Notice {
  kind: (typeof noticeKinds)[number]
  language: string
  /** The sealed record in which the person says how they may be reached. */
  channel: string
}

/** The whole of what is said. `text` is the catalogue of the notice's own language. */
export const sentenceOf = (
  { kind }: Pick<Notice, 'kind'>,
  { text }: { text: (id: string) => string },
): string => text(`person.notice.${kind}`)
