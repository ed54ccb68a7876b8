// A paper saved to this machine. Where the browser can write a file directly, a large one goes there piece by piece;
// elsewhere it is gathered by the browser first.
import type { AboutFile } from '../../sealing/file-shape.ts'
import { saveFile } from '../../web/actions/save-file.ts'
import { session } from '../../web/session/window-session.ts'
import { piecesOf, wholeOf, type Paper } from '../client/read-paper.ts'

/** Above this (bytes) the browser is asked for a file to write into. */
const directAbove = 64_000_000

interface Writable {
  write: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>
  close: () => Promise<void>
  abort: () => Promise<void>
}
type Picker = (options: { suggestedName: string }) => Promise<{ createWritable: () => Promise<Writable> }>

/** Saves; `onPiece` says how far it is. False where whoever was asked for a place gave none. */
export async function save(
  paper: Paper,
  about: AboutFile,
  onPiece: (done: number) => void,
): Promise<boolean> {
  const picker = (globalThis as { showSaveFilePicker?: Picker }).showSaveFilePicker
  if (picker && about.size > directAbove) return write(paper, about, picker, onPiece)
  const whole = await wholeOf(session, paper, 'application/octet-stream', onPiece)
  saveFile(whole, about.name)
  return true
}

async function write(
  paper: Paper,
  about: AboutFile,
  picker: Picker,
  onPiece: (done: number) => void,
): Promise<boolean> {
  const place = await picker({ suggestedName: about.name }).catch((error: unknown) => {
    if ((error as { name?: string }).name === 'AbortError') return undefined
    throw error
  })
  if (!place) return false
  const file = await place.createWritable()
  try {
    let done = 0
    for await (const bytes of piecesOf(session, paper)) {
      await file.write(bytes)
      onPiece((done += 1))
    }
    await file.close()
    return true
  } catch (error) {
    // Nothing half is left behind.
    await file.abort().catch(() => undefined)
    throw error
  }
}
