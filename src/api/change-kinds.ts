// Of what kind a change was: all that a browser ever hears of it (src/http/told.sql says which rows are of which kind).

export const changeKinds = ['work', 'urgent', 'calls', 'people', 'rota', 'asked', 'answered'] as const
export type ChangeKind = (typeof changeKinds)[number]

/** Where staff hear of changes, and what is said where some of them may have been missed. */
export const changesPath = '/api/changes'
export const anyChange = 'any'

/** What a browser is told: a kind, or that something may have been missed. */
export type ToldChange = ChangeKind | typeof anyChange
