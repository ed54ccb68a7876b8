// How long a message stays. Whoever writes it chooses; what is to be gone is deleted on its day, with its key as soon as
// that key protects nothing else.

/** Days; 0 keeps it as long as the file is kept. */
export const lastings = [7, 30, 90, 0] as const
export type Lasting = (typeof lastings)[number]

/** What is chosen until somebody chooses otherwise. */
export const usualLasting: Lasting = 90
