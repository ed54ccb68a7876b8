// The vault's work with files: piece by piece, from a Blob that is read here, so that neither a key nor more than a few
// pieces are ever in memory at once.
import {
  digest,
  digestOf,
  fileKey,
  filePlace,
  MOST_PIECES,
  newFileSecret,
  openPiece,
  paddedLength,
  PIECE,
  piecesOf,
  readFileRecord,
  readPart,
  sealPiece,
  type FileAtWork,
  type FileSecret,
} from './file.ts'
import { FILE_TABLE, type AboutFile } from './file-shape.ts'
import { recordPlace, sealRecord } from './record.ts'
import { SealingError } from './suite.ts'
import { toText } from './text.ts'
import { openWhole, presentKeyOf, together } from './vault-cases.ts'
import type { RecordToOpen, Vault } from './vault-shape.ts'
import { unlocked, type Held, type VaultState } from './vault-state.ts'

function atWork(state: VaultState, file: string): FileAtWork {
  unlocked(state)
  const found = state.files.get(file)
  if (!found) throw new SealingError('no-key')
  return found
}

/** Opens the record of a file, the only place where its key is taken out. */
async function openFileRecord(
  held: Held,
  record: RecordToOpen,
): Promise<{ about: AboutFile; secret: FileSecret }> {
  if (record.table !== FILE_TABLE) throw new SealingError('broken')
  return readFileRecord((await openWhole(held, record)).value)
}

async function keep(
  state: VaultState,
  where: { caseId: string; compartment: string; row: string },
  { about, secret }: { about: AboutFile; secret: FileSecret },
  { called = where.row, ...work }: Pick<FileAtWork, 'content' | 'reading'> & { called?: string | undefined },
): Promise<void> {
  const place = filePlace(unlocked(state).network, where.caseId, where.compartment, where.row)
  state.files.set(called, { ...(await fileKey(secret, place, about.pieces)), about, ...work })
}

/** How many bytes of a padded file piece `index` holds. */
const lengthOf = (about: AboutFile, index: number): number =>
  Math.min(PIECE, paddedLength(about.size) - index * PIECE)

/** The calls by which a file is sealed. */
export function fileSealingCalls(state: VaultState): Pick<Vault, 'beginFile' | 'continueFile' | 'sealPiece'> {
  return {
    async beginFile({ caseId, compartment, row, name, mime, kept, content, said }) {
      const held = unlocked(state)
      const { epoch, key } = presentKeyOf(held, caseId, compartment)
      const padded = paddedLength(content.size)
      const pieces = piecesOf(padded)
      if (pieces > MOST_PIECES) throw new SealingError('too-long')
      const about: AboutFile = {
        name,
        mime,
        size: content.size,
        pieces,
        sha256: await digestOf(content),
        kept,
      }
      const secret = newFileSecret()
      const where = { caseId, compartment, epoch, table: FILE_TABLE, row, field: 'file', version: 1 }
      const place = recordPlace({ ...where, network: held.network })
      const value = together({ ...about, ...secret }, said)
      const { ciphertext, signature } = await sealRecord(key, place, value, held.sig)
      await keep(state, where, { about, secret }, { content })
      return {
        record: { epoch, ciphertext: toText(ciphertext), signature: toText(signature) },
        about,
        padded,
      }
    },

    async continueFile({ record, content }) {
      const held = unlocked(state)
      const { about, secret } = await openFileRecord(held, record)
      if (content.size !== about.size || (await digestOf(content)) !== about.sha256)
        throw new SealingError('other-file')
      await keep(state, record, { about, secret }, { content })
      return about
    },

    async sealPiece({ file, index }) {
      const work = atWork(state, file)
      const { about, content } = work
      if (!content || !Number.isInteger(index) || index < 0 || index >= about.pieces)
        throw new SealingError('broken')
      const bytes = await readPart(content, index * PIECE, (index + 1) * PIECE)
      const length = lengthOf(about, index)
      const padded = new Uint8Array(length)
      padded.set(bytes)
      return sealPiece(work, index, padded)
    },
  }
}

/** The calls by which it is read again. */
export function fileOpeningCalls(state: VaultState): Pick<Vault, 'openFile' | 'openPiece' | 'forgetFile'> {
  return {
    async openFile({ record, reading: called }) {
      const held = unlocked(state)
      const { about, secret } = await openFileRecord(held, record)
      await keep(state, record, { about, secret }, { called, reading: { next: 0, digest: await digest() } })
      return about
    },

    async openPiece({ file, index, sealed }) {
      const work = atWork(state, file)
      const { about, reading } = work
      if (!reading) throw new SealingError('broken')
      const plain = await openPiece(work, index, sealed)
      // In order, and once: asked again while the first answer was on its way, it would be counted twice.
      if (index !== reading.next || plain.length !== lengthOf(about, index)) throw new SealingError('broken')
      const part = plain.subarray(0, Math.max(0, Math.min(PIECE, about.size - index * PIECE)))
      reading.digest.add(part)
      reading.next += 1
      if (reading.next === about.pieces && reading.digest.text() !== about.sha256)
        throw new SealingError('broken')
      // A copy: what changes hands with it holds nothing but the file.
      return part.slice()
    },

    async forgetFile({ file }) {
      state.files.delete(file)
    },
  }
}
