// In which states of an identification somebody is presumed to be a victim, and not yet found to be one: from the first presumption on, and also
// while a no can be challenged. Apart from the process, since whoever counts needs no machine.

export const presumedIn = [
  'presumed',
  'referred',
  'under_determination',
  'prelim_positive',
  'prelim_negative',
  'challenged',
] as const

/** Whether somebody counts as presumed in this state. */
export const isPresumed = (state: string): boolean => (presumedIn as readonly string[]).includes(state)
