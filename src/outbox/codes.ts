// The codes of what leaves the house, apart from the schemas, so that screens which use them carry no validator into the browser.

export const channels = ['mail', 'sms'] as const
export type Channel = (typeof channels)[number]

/** Each is one fixed sentence in the language of whom it reaches; none has a place for a word. */
export const outboxKinds = ['something_new', 'duty', 'digest'] as const
export type OutboxKind = (typeof outboxKinds)[number]
