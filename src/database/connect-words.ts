// What keeps a program from its database, in a sentence that names where the address stands; the driver's own words name neither that nor
// what to do, and may quote the address.
const sentences: readonly [RegExp, (from: string) => string][] = [
  [
    /^28P01$/,
    (from) =>
      `The database refuses the password in ${from}. Put the right one there, or give the user that one (alter role … password …).`,
  ],
  [/^28000$/, (from) => `The database does not let in the user in ${from} (pg_hba.conf).`],
  [/^3D000$/, (from) => `There is no database of the name in ${from}.`],
  [
    /^ECONNREFUSED$|^ENOENT$/,
    (from) =>
      `Nothing answers at the address in ${from}. Is PostgreSQL started (pg_isready), and does it listen there?`,
  ],
  [/^(ENOTFOUND|EAI_AGAIN)$/, (from) => `The name of the host in ${from} leads nowhere.`],
  [
    /^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/,
    (from) =>
      `The host in ${from} does not answer. Is the machine there, and does a firewall stand between (IPAddressAllow)?`,
  ],
  [
    /^ERR_INVALID_URL$/,
    (from) => `What stands in ${from} is no address of a database (postgres://user:password@host/name).`,
  ],
]

/** Undefined where something else is the matter. Only what failed while it connected is told so. */
export function connectWords(error: unknown, from: string): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  // A file that is not there has a path; a socket that is not there was connected to.
  if (error.code === 'ENOENT' && (!('syscall' in error) || error.syscall !== 'connect')) return undefined
  const code = String(error.code)
  return sentences.find(([known]) => known.test(code))?.[1](from)
}
