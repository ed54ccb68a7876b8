// An audit trail to keep outside: a file of JSON lines, first what proves it (ledger lines and checkpoints), then the lines
// themselves, so that whoever checks it needs to read it only once. `continuum audit verify` reads it without any server.

import type { Client } from '../../api/client.ts'
import type { auditApi } from '../api.ts'
import type { Line } from '../line.ts'

type Api = Client<{ audit: typeof auditApi }>
export type Seals = Awaited<ReturnType<Api['audit']['seals']>>

export type ExportLine =
  | ({ is: 'export'; form: 1 } & Pick<Seals, 'origin' | 'network' | 'chain' | 'key'>)
  | ({ is: 'ledger' } & Seals['ledger'][number])
  | ({ is: 'checkpoint' } & Seals['checkpoints'][number])
  | ({ is: 'line' } & Line)

/** The beginning of a file. */
export const sealLines = ({ origin, network, chain, key, ledger, checkpoints }: Seals): ExportLine[] => [
  { is: 'export', form: 1, origin, network, chain, key },
  ...ledger.map((one) => ({ is: 'ledger' as const, ...one })),
  ...checkpoints.map((one) => ({ is: 'checkpoint' as const, ...one })),
]
export const lineLines = (lines: readonly (Line & { about?: string | null })[]): ExportLine[] =>
  // What a line is about stays here: a file that leaves the house names it as the trail does.
  lines.map(({ about: _about, ...line }) => ({ is: 'line' as const, ...line }))

export const textOf = (lines: readonly ExportLine[]): string =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join('')

/** The whole trail, in parts for a file. `onLines` is told how many lines have come. */
export async function takeTrail(
  api: Pick<Api, 'audit'>,
  onLines: (count: number) => void = () => undefined,
): Promise<string[]> {
  // What proves it first: whatever is written meanwhile is not covered yet, and that is no fault.
  const parts = [textOf(sealLines(await api.audit.seals({})))]
  for (let after = 0, more = true; more;) {
    const page = await api.audit.export({ after })
    parts.push(textOf(lineLines(page.lines)))
    after = page.lines.at(-1)?.seq ?? after
    more = page.more
    onLines(after)
  }
  return parts
}
