// Files are read, checked and compared here, so that no page freezes over fifty thousand rows. It holds no key, and the policy under
// which it runs lets no request leave it: what it has read goes to the page that asked, and with it.
import type { PortLike } from '../sealing/vault-port.ts'
import { BrokenFile } from '../api/table/row.ts'
import { aboutOf, checkFile, loadFile, type Loaded } from './loaded.ts'
import type { Person } from './read-person.ts'
import type { Answered, Asked, ToTake } from './table-calls.ts'

let loaded: Loaded | undefined
let people: Person[] = []
let twice = { inFile: new Set<number>(), here: new Set<number>() }

const chosen = ({ isInFileToo, isHereToo }: ToTake) =>
  people.filter(
    ({ line }) => (isInFileToo || !twice.inFile.has(line)) && (isHereToo || !twice.here.has(line)),
  )

async function answer(asked: Asked, onRows: (rows: number) => void): Promise<unknown> {
  if (asked.call === 'load') {
    loaded = await loadFile(new Uint8Array(await asked.file.arrayBuffer()), {
      encoding: asked.encoding,
      onRows,
    })
    return aboutOf(loaded)
  }
  if (!loaded) throw new Error('nothing was read yet')
  if (asked.call === 'check') {
    const found = checkFile(loaded, asked.choice, onRows)
    people = found.people
    const { inFile, here } = found.checked
    twice = { inFile: new Set(inFile.map(({ line }) => line)), here: new Set(here.map(({ line }) => line)) }
    return found.checked
  }
  return chosen(asked.take)
}
const scope = globalThis as unknown as PortLike
scope.addEventListener('message', ({ data }: MessageEvent<{ id: number; asked: Asked }>) => {
  const say = (said: Answered) => scope.postMessage({ id: data.id, ...said }, [])
  answer(data.asked, (rows) => say({ rows })).then(
    (ok) => say({ ok }),
    (fault: unknown) => say({ broken: fault instanceof BrokenFile ? fault.code : null }),
  )
})
