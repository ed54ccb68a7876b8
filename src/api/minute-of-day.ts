// The hours that people agree on are written as a wall clock shows them, and are compared as minutes.

/** How many minutes of the day have passed at `HH:MM`. */
export const minuteOfDay = (hour: string): number => Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3, 5))
