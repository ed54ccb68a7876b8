// When a contact still goes on: known to its machine, to the server that puts the desk in order, and to the desk. Apart
// from contact.ts, since the desk needs no machine and would load it with every list.

/** States in which somebody is still being talked to. */
export const talking = ['new', 'triaged', 'in_dialogue', 'callback_due'] as const
