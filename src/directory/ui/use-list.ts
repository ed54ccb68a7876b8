// Where the bringing of a list stands on this page: the file, what its columns mean, what was found in it. The file is read here; what
// its columns mean is kept with the list.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { decode, encodingOf, type Encoding } from '../../api/table/decode.ts'
import { readCsv, separatorOf } from '../../api/table/read-csv.ts'
import { BrokenFile, type Table } from '../../api/table/row.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { api } from '../../web/session/api.ts'
import { guessList, mostListRows, type ListMapping } from '../list/fields.ts'
import type { ListFound } from '../lists-api.ts'

const mostBytes = 5 * 1024 * 1024

export interface ChosenList extends Table {
  file: File
  encoding: Encoding
  /** Whose list it is. */
  name: string
  mapping: ListMapping
}

export type KeptList = Awaited<ReturnType<typeof api.lists.kept>>['lists'][number]

/** The list that has the same columns, where one was brought before. */
const sameColumns = (lists: readonly KeptList[], columns: readonly string[]) =>
  lists.find(
    ({ mapping }) =>
      Object.keys(mapping).length === columns.length && columns.every((one) => Object.hasOwn(mapping, one)),
  )

async function readList(file: File, lists: readonly KeptList[], said?: Encoding): Promise<ChosenList> {
  if (file.size > mostBytes) throw new BrokenFile('too_large')
  const bytes = new Uint8Array(await file.arrayBuffer())
  const encoding = said ?? encodingOf(bytes)
  const text = decode(bytes, encoding)
  if (text.trim() === '') throw new BrokenFile('empty')
  const table = readCsv(text, separatorOf(text))
  if (table.rows.length === 0) throw new BrokenFile('no_rows')
  if (table.rows.length > mostListRows) throw new BrokenFile('too_many')
  const before = sameColumns(lists, table.columns)
  return {
    ...table,
    file,
    encoding,
    name: before?.name ?? '',
    mapping: guessList(table.columns, before?.mapping),
  }
}

export type Step = 'file' | 'columns' | 'preview' | 'done'

export function useList() {
  const queries = useQueryClient()
  const kept = useQuery({
    queryKey: ['directory', 'lists'],
    queryFn: ({ signal }) => api.lists.kept({}, { signal }),
  })
  const lists = kept.data?.lists ?? []
  const { busy, error, run, forget } = usePendingAction()
  const [step, setStep] = useState<Step>('file')
  const [chosen, setChosen] = useState<ChosenList>()
  const [found, setFound] = useState<ListFound>()
  const choose = (file: File, encoding?: Encoding) =>
    run(async () => {
      setChosen(await readList(file, lists, encoding))
      setStep('columns')
    })
  const put = (change: Partial<Pick<ChosenList, 'name' | 'mapping'>>) =>
    setChosen((now) => now && { ...now, ...change })
  const send = (act: 'check' | 'bring', next: Step) =>
    run(async () => {
      if (!chosen) return
      const { name, columns, mapping, rows } = chosen
      setFound(await api.lists[act]({ name: name.trim(), columns, mapping, rows }))
      if (act === 'bring') await queries.invalidateQueries({ queryKey: ['directory'] })
      setStep(next)
    })
  const back = (to: Step) => {
    forget()
    setStep(to)
  }
  return {
    step,
    busy,
    error: error ?? kept.error,
    lists,
    chosen,
    found,
    choose,
    put,
    check: () => send('check', 'preview'),
    bring: () => send('bring', 'done'),
    back,
  }
}

export type Listing = ReturnType<typeof useList>
