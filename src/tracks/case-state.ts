// In which states of its machine a case is open, and in which it is closed. Whatever asks this asks it here.

export const openStates = ['active', 'follow_up'] as const
export const closedStates = ['closed', 'closed_referred'] as const
/** States that a list of cases is made of; a case that is being erased stands in none. */
export const listedStates = [...openStates, ...closedStates] as const

/** Whether the work on a case goes on. */
export const isOpen = (state: string): boolean => (openStates as readonly string[]).includes(state)
