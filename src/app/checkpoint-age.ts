// Since when lines of the trails stand under no checkpoint. Where none was ever made it is the first line that waits: a new installation is not
// late in its first hour, and one whose job never ran is late after three.
import { sql } from '../database/sql.ts'

/** When the first line of this network was written; null where there is none yet. As the system. */
export const firstLine = sql`(select min(e.at) from audit.heads h join audit.entries e on e.chain = h.chain and e.seq = 1)`

/** Seconds; null where there is no line yet. As the system. */
export const checkpointAge = sql`(select extract(epoch from clock_timestamp() - coalesce((select max(at) from audit.checkpoints), ${firstLine}))::float8)`
