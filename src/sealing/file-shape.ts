// What a file of a case is to the page: a name, a size, a digest. Its key stands in the same sealed record and never
// leaves the vault.

/** The table under which records of files are sealed; the vault shows such a record without its key. */
export const FILE_TABLE = 'papers'

/** What the sealed record says about a file. `sha256` is that of the bytes as they are kept, in hex as courts and other programs write it. */
export type AboutFile = {
  name: string
  mime: string
  size: number
  pieces: number
  sha256: string
  /** `original`: byte for byte; `cleaned`: a picture drawn anew, without place, device and time. */
  kept: 'original' | 'cleaned'
}
