// Where a taking-in stands on this page: the file, what its columns mean, what was found in it, how far it is. What is kept between two
// visits (the mapping, and the secret number of a run that was begun) is sealed under the worker's own key.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { childRulesOn } from '../../cases/client/child-rules.ts'
import { readDraft, saveDraft } from '../../client/drafts.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { useToday } from '../../web/session/now.ts'
import { useIsThere } from './use-is-there.ts'
import { fileReader } from '../../web/session/vault.ts'
import { session } from '../../web/session/window-session.ts'
import { workingRoles } from '../../assignments/codes.ts'
import { useStayOpen } from '../../web/session/stay-open.ts'
import { useMe } from '../../web/session/session.tsx'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import { bringIn, type Brought } from '../client/bring.ts'
import { knownPeople } from '../client/known-people.ts'
import { mostBytes, BrokenFile } from '../../api/table/row.ts'
import { guessMapping, type Mapping } from '../columns.ts'
import type { About, Checked, Known } from '../checked.ts'
import type { Defaults } from '../read-person.ts'
import type { Run } from '../run.ts'
import { readerOf, type Reader, type ToTake } from '../table-calls.ts'
import type { Encoding } from '../../api/table/decode.ts'

/** What is kept for the next file, and of one that was begun. */
interface Kept {
  mapping: Mapping
  run?: Run
}
const place = 'caseload'

async function readKept(): Promise<Kept> {
  const kept = (await readDraft(session, place).catch(() => undefined)) as Partial<Kept> | undefined
  return { mapping: kept?.mapping ?? {}, ...(kept?.run && { run: kept.run }) }
}

export interface Chosen {
  file: File
  about: About
  mapping: Mapping
  defaults: Defaults
  run: Run
  known: Known[]
  /** It was begun before. */
  isBegun: boolean
}

/** The worker that reads; it ends with the page, and what it has read with it. */
function useReader(): () => Reader {
  const running = useRef<{ worker: Worker; reader: Reader }>(undefined)
  useEffect(
    () => () => {
      running.current?.worker.terminate()
      running.current = undefined
    },
    [],
  )
  return () => {
    if (!running.current) {
      const worker = fileReader()
      running.current = { worker, reader: readerOf(worker) }
    }
    return running.current.reader
  }
}

/** Reads a file and looks for what is known of it: what its columns meant before, whether it was begun, and who is here already. */
async function readChosen(
  reader: Reader,
  { file, encoding, onRows }: { file: File; encoding: Encoding | undefined; onRows: (rows: number) => void },
  { run, ...others }: Omit<Defaults, 'order' | 'origin'> & { run: Pick<Run, 'circle' | 'worker'> },
): Promise<Chosen> {
  if (file.size > mostBytes) throw new BrokenFile('too_large')
  onRows(0)
  const [about, kept, known] = await Promise.all([
    reader.load(file, encoding, onRows),
    readKept(),
    knownPeople(session),
  ])
  const begun = kept.run?.file === about.hash ? kept.run : undefined
  return {
    file,
    about,
    mapping: guessMapping(about.columns, kept.mapping),
    defaults: { ...others, origin: 'ngo', order: about.order ?? 'dmy' },
    run: begun ?? { id: crypto.randomUUID(), file: about.hash, ...run },
    known,
    isBegun: begun !== undefined,
  }
}

/** Before the first case: without the number of the run nobody could go on. */
async function keepRun({ mapping, run }: Chosen): Promise<void> {
  const before = await readKept()
  await saveDraft(session, place, { mapping: { ...before.mapping, ...mapping }, run } satisfies Kept)
}

export type Step = 'file' | 'columns' | 'preview' | 'run' | 'done'

export function useBring(circle: number) {
  const me = useMe()
  // A supervisor brings them for the team.
  const run = { circle, worker: hasOneOf(me.roles, workingRoles) ? me.id : null }
  const { language } = useLanguage()
  const today = useToday()
  const queries = useQueryClient()
  const reader = useReader()
  const isThere = useIsThere()
  const { busy, error, run: act, forget } = usePendingAction()
  const [step, setStep] = useState<Step>('file')
  const [chosen, setChosen] = useState<Chosen>()
  const [checked, setChecked] = useState<Checked>()
  const [rows, setRows] = useState(0)
  const [brought, setBrought] = useState<Brought>()

  useStayOpen(busy)

  const choose = (file: File, encoding?: Encoding) =>
    act(async () => {
      const tag = language.locale.split('-')[0] ?? 'en'
      const from = { file, encoding, onRows: setRows }
      const { adultFrom } = await childRulesOn(session, me.network.pack, today)
      setChosen(await readChosen(reader(), from, { run, language: tag, today, adultFrom }))
      setStep('columns')
    })
  const put = (change: Partial<Pick<Chosen, 'mapping' | 'defaults' | 'run'>>) =>
    setChosen((now) => now && { ...now, ...change })
  const check = () =>
    act(async () => {
      if (!chosen) return
      const { mapping, defaults, known, run } = chosen
      setRows(0)
      setChecked(await reader().check({ mapping, defaults, known, run: run.id }, setRows))
      setStep('preview')
    })
  const bring = (take: ToTake) =>
    act(async () => {
      if (!chosen) return
      await keepRun(chosen)
      const people = await reader().people(take)
      setStep('run')
      for await (const now of bringIn(session, chosen.run, people)) {
        setBrought(now)
        if (!isThere()) return
      }
      setStep('done')
      for (const queryKey of [['headers'], ['cases'], ['work']]) void queries.invalidateQueries({ queryKey })
    })
  const back = (to: Step) => {
    forget()
    setStep(to)
  }
  return { step, busy, error, chosen, checked, rows, brought, choose, put, check, bring, back }
}

export type Bringing = ReturnType<typeof useBring>
