// Where the endpoints of a machine are: one rule for the server that mounts them and the browser that calls them.

/** The path segment of a machine, as `Machine.path` states it, to the endpoint that opens a track of it. */
export const openPath = (machine: string): `/api/${string}` => `/api/${machine}`

/** The endpoint of one of its moves: `referrals`, `found_elsewhere` → `/api/referrals/{track}/found-elsewhere`. */
export const movePath = (machine: string, move: string): `/api/${string}` =>
  `/api/${machine}/{track}/${move.replaceAll('_', '-')}`
