// Rules of the product that ask for a second person, in one table: what each says where a house has nobody else. A rule that may be kept
// `alone` goes ahead signed as alone; somebody outside, whom the house has named, looks back at it by the next working day.

/** Rules for which a house may name who outside looks back. Codes kept in rows. */
export const aloneRules = ['break_glass'] as const
export type AloneRule = (typeof aloneRules)[number]

export const secondPersonRules = [
  { rule: 'break_glass', isAlone: true },
  // Any two of three sheets open a house: one of them may lie with somebody outside, on paper.
  { rule: 'recovery', isAlone: false },
  // Asked for from three administrators on, so no house of two ever waits for it.
  { rule: 'administrators', isAlone: false },
  // Whoever wrote the wish down does not carry it out: erasing is for ever, and can wait for Monday.
  { rule: 'erasure', isAlone: false },
  // Wanted only where a house of three or more decides so: nobody of a smaller one waits.
  { rule: 'closing', isAlone: false },
  { rule: 'lowering', isAlone: false },
  // Wanted in the same way; what stands on a plan is done meanwhile, since help never waits for a yes.
  { rule: 'plan', isAlone: false },
] as const
