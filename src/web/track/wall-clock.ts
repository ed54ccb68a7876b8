// A moment as a clock on the network's wall shows it, and back: a hearing at ten is at ten there, on whichever laptop it was
// written down.

/** Day (`YYYY-MM-DD`) and time (`HH:MM`) of an ISO instant in an IANA zone. */
export function onWall(instant: string, zone: string): { day: string; time: string } {
  // In Swedish a day and a time are written as ISO 8601 writes them.
  const [day = '', time = ''] = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  })
    .format(new Date(instant))
    .split(' ')
  return { day, time }
}

/** The ISO instant at which the clock shows this; of a time that a change of the clocks skips or repeats, one beside it. */
export function offWall(day: string, time: string, zone: string): string {
  const wanted = Date.parse(`${day}T${time}Z`)
  let at = wanted
  // The first step uses the distance to UTC of another moment, which near a change of the clocks may be another one.
  for (let step = 0; step < 2; step++) {
    const shown = onWall(new Date(at).toISOString(), zone)
    at += wanted - Date.parse(`${shown.day}T${shown.time}Z`)
  }
  return new Date(at).toISOString()
}
