// The processes that a request from the public page can open. Pure.

export const requestKinds = ['contact', 'labour_complaint'] as const
export type RequestKind = (typeof requestKinds)[number]
